import type { RunRow } from "../../core/model/runRow";
import type { LogSource } from "../discovery/logSource";
import { RunBuilder } from "../ingest/run/runBuilder";
import { runPlaceOf } from "../ingest/run/runPlaceOf";
import type { RunRegistry } from "../ingest/run/runRegistry";
import type { RunStore } from "../store/runStore";
import type { StoredRun } from "../store/storedRun";
import type { RecordedRun, RecordedRuns } from "./runs/recordedRuns";
import { seriesFromLog } from "./series/seriesFromLog";

/** Reads single runs of Runback's own logs: a live one from memory, another one from the store. */
export class RunReader implements RecordedRuns {
  constructor(
    private readonly registry: RunRegistry,
    private readonly store: RunStore,
    private readonly source: LogSource,
    private readonly now: () => number,
  ) {}

  row(runId: string): RunRow | null {
    const entry = this.registry.byRun(runId);
    if (!entry) return null;
    return entry.live?.builder.row(this.now()) ?? this.store.load(runId)?.row ?? null;
  }

  run(runId: string): RecordedRun | null {
    const builder = this.#builder(runId);
    if (!builder) return null;
    const { groups, points, state, place, source, offset } = builder;
    const openBlocks = points.openBlocks();
    return {
      runId,
      logFile: place.logFile,
      places: { groups, chunks: points.chunks, openBlocks, resumes: state.resumes, hidesRepeats: false },
      detail: () => builder.detail(this.now()),
      metrics: () => builder.summaries.keys(),
      readAgain: (metric, isCancelled) => seriesFromLog(place.logFile, source.decoder, metric, offset, isCancelled),
    };
  }

  #builder(runId: string): RunBuilder | null {
    const entry = this.registry.byRun(runId);
    if (entry?.live) return entry.live.builder;
    const stored = this.#stored(runId);
    if (!stored && entry) entry.checkpoint = null; // what was saved is not usable: the next sweep reads its log again
    if (!stored) return null;
    // At start a run is known before its folder is found again.
    const { directory, source } = entry ?? { directory: stored.row.directory, source: this.source };
    return new RunBuilder(runPlaceOf(directory, source), source, stored, (bytes) => this.store.appendChunk(bytes));
  }

  /** What is saved of a run of this format. */
  #stored(runId: string): StoredRun | null {
    const stored = this.store.load(runId);
    return stored?.imported === null ? stored : null;
  }
}
