import type { RunRow } from "../../core/model/runRow";
import { RunBuilder } from "../ingest/run/runBuilder";
import type { RunRegistry } from "../ingest/run/runRegistry";
import type { RunStore } from "../store/runStore";
import type { RecordedRun, RecordedRuns } from "./runs/recordedRuns";
import { seriesFromLog } from "./series/seriesFromLog";

/** Reads single runs of Runback's own logs: a live one from memory, another one from the store. */
export class RunReader implements RecordedRuns {
  constructor(
    private readonly registry: RunRegistry,
    private readonly store: RunStore,
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
    if (!entry || entry.live) return entry?.live?.builder ?? null;
    const stored = this.store.load(runId);
    if (!stored) entry.checkpoint = null; // what was saved of it is not usable: the next sweep reads its log again
    return stored && new RunBuilder(entry.place, entry.source, stored, (bytes) => this.store.appendChunk(bytes));
  }
}
