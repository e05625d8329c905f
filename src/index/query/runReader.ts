import type { RunDetail } from "../../core/model/runDetail";
import type { RunRow } from "../../core/model/runRow";
import { RunBuilder } from "../ingest/runBuilder";
import type { RunRegistry } from "../ingest/runRegistry";
import type { RunStore } from "../store/runStore";
import type { SeriesPlaces } from "./seriesReader";

/** Reads single runs: a live one from memory, another one from the store. */
export class RunReader {
  constructor(
    private readonly registry: RunRegistry,
    private readonly store: RunStore,
    private readonly now: () => number,
  ) {}

  row(runId: string): RunRow | null {
    const live = this.registry.byRun(runId)?.live;
    return live?.builder.row(this.now()) ?? this.store.load(runId)?.row ?? null;
  }

  /** Everything known of a run. */
  detail(runId: string): RunDetail | null {
    return this.#builder(runId)?.detail(this.now()) ?? null;
  }

  /** Names of a run's metrics, in the order in which it logged them first. */
  metrics(runId: string): Iterable<string> {
    return this.#builder(runId)?.summaries.keys() ?? [];
  }

  /** Names of a run's metrics that hold a NaN. */
  nanMetrics(runId: string): string[] {
    const metrics = Object.entries(this.detail(runId)?.metrics ?? {});
    return metrics.filter(([, summary]) => summary.nan > 0).map(([name]) => name);
  }

  /** Where the points of a run are, its log, and how far that was read. */
  places(runId: string): { places: SeriesPlaces; file: string; end: number } | null {
    const builder = this.#builder(runId);
    if (!builder) return null;
    const { groups, points, state } = builder;
    const places = { groups, chunks: points.chunks, openBlocks: points.openBlocks(), resumes: state.resumes };
    return { places, file: builder.place.logFile, end: builder.offset };
  }

  #builder(runId: string): RunBuilder | null {
    const entry = this.registry.byRun(runId);
    if (!entry || entry.live) return entry?.live?.builder ?? null;
    const stored = this.store.load(runId);
    if (!stored) entry.checkpoint = null; // what was saved of it is not usable: the next sweep reads its log again
    return stored && new RunBuilder(entry.place, entry.source, stored, (bytes) => this.store.appendChunk(bytes));
  }
}
