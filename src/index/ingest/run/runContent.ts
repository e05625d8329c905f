import { applySlice } from "../../../core/ingest/applySlice";
import type { DecodedSlice } from "../../../core/ingest/logDecoder";
import type { RunDetail } from "../../../core/model/runDetail";
import type { RunRow } from "../../../core/model/runRow";
import type { RunPlace } from "../../../core/runs/runPlace";
import { RunState } from "../../../core/runs/runState";
import { supersedeLimit } from "../../../core/runs/supersede";
import { MetricGroups } from "../../../core/series/metricGroups";
import { packSummaries } from "../../../core/series/codec/packSummaries";
import type { SeriesSummary } from "../../../core/series/seriesSummary";
import { stepRange } from "../../../core/series/stepRange";
import { unpackSummaries } from "../../../core/series/codec/unpackSummaries";
import type { ChunkPlace } from "../../store/runStore";
import type { FileCheckpoint, ImportedFrom, StoredRun } from "../../store/storedRun";
import { RunPoints } from "./runPoints";

/** The only file of a run so far; `ChunkRef.file` leaves room for runs of several. */
const onlyFile = 0;

/** What the logs say of one run, as far as they were read: state, summaries and points, whatever read them. */
export class RunContent {
  #state: RunState;
  #points: RunPoints;
  #groups: MetricGroups;
  #summaries: Map<string, SeriesSummary>;
  #isRecountDue = false;

  /** @param stored the run as it was left; null: nothing was read of it */
  constructor(
    readonly place: RunPlace,
    stored: StoredRun | null,
    private readonly placeChunk: (bytes: Uint8Array) => ChunkPlace,
  ) {
    this.#state = stored ? RunState.unpack(stored.body) : new RunState();
    this.#summaries = stored ? unpackSummaries(stored.summaries) : new Map<string, SeriesSummary>();
    this.#groups = new MetricGroups(stored ? [...stored.groups] : []);
    this.#points = new RunPoints(stored?.chunks ?? [], placeChunk);
  }

  get runId(): string {
    return this.#state.runId ?? this.place.fallbackId;
  }

  get state(): RunState {
    return this.#state;
  }

  get points(): RunPoints {
    return this.#points;
  }

  get groups(): readonly (readonly string[])[] {
    return this.#groups.list;
  }

  /** The summaries without those of metrics whose points are all hidden. */
  get summaries(): ReadonlyMap<string, SeriesSummary> {
    const hasHidden = this.#state.resumes.length > 0;
    return hasHidden ? new Map([...this.#summaries].filter(([, { count }]) => count > 0)) : this.#summaries;
  }

  /** Names of all metrics, hidden ones too, in the order in which they were logged first. */
  protected get allMetrics(): readonly string[] {
    return [...this.#summaries.keys()];
  }

  /** Step of a metric's last point; NaN when it has none. */
  protected lastStepOf(metric: string): number {
    return this.#summaries.get(metric)?.lastStep ?? NaN;
  }

  /** A resume hid points that the summaries count: they must be counted again. */
  get isRecountDue(): boolean {
    return this.#isRecountDue;
  }

  /** Replaces the summaries by ones that were counted again. */
  setSummaries(summaries: Map<string, SeriesSummary>): void {
    this.#summaries = summaries;
    this.#isRecountDue = false;
  }

  /** Replaces some of the summaries. */
  replaceSummaries(counted: ReadonlyMap<string, SeriesSummary>): void {
    this.setSummaries(new Map([...this.#summaries, ...counted]));
  }

  /** Takes in what was read next. */
  take(read: Pick<DecodedSlice, "items" | "problems" | "problemCount">): void {
    const progress = { run: this.#state, summaries: this.#summaries, groups: this.#groups };
    const { blocks, mayHidePoints } = applySlice(read, progress);
    for (const block of blocks) this.#points.add(block, onlyFile, this.#owner());
    if (mayHidePoints && this.#hidesPoints()) this.#isRecountDue = true;
  }

  /** Forgets all but the points. */
  forgetRecord(): void {
    this.#state = new RunState();
  }

  forgetPoints(): void {
    this.#points = new RunPoints([], this.placeChunk);
    this.#groups = new MetricGroups();
    this.setSummaries(new Map());
  }

  row(now: number): RunRow {
    return this.#state.row(now, this.place, this.summaries);
  }

  detail(now: number): RunDetail {
    return this.#state.detail(now, this.place, this.summaries);
  }

  /** Makes chunks of the open rows, and gives the run as the store keeps it. */
  pack(file: FileCheckpoint, imported: ImportedFrom | null, now: number): StoredRun {
    this.#points.seal(onlyFile, this.#owner());
    return {
      row: this.row(now),
      body: this.#state.pack(),
      summaries: packSummaries(this.#summaries),
      groups: [...this.#groups.list],
      chunks: [...this.#points.chunks],
      files: [file],
      imported,
    };
  }

  #owner(): { runId: string; file: string } {
    return { runId: this.runId, file: this.place.logFile };
  }

  /** Whether any row lies at or beyond the step from which on its attempt is hidden. */
  #hidesPoints(): boolean {
    const limit = (attempt: number) => supersedeLimit(this.#state.resumes, attempt);
    const isHidden = (maxStep: number, attempt: number) => limit(attempt) < Infinity && !(maxStep < limit(attempt));
    return (
      this.#points.chunks.some(({ maxStep, attempt }) => isHidden(maxStep, attempt)) ||
      this.#points.openBlocks().some(({ steps, attempt }) => isHidden(stepRange(steps)[1], attempt))
    );
  }
}
