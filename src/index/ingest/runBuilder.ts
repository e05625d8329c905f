import { applySlice, type RunProgress } from "../../core/ingest/applySlice";
import type { JsonValue } from "../../core/model/jsonValue";
import type { RunDetail } from "../../core/model/runDetail";
import type { RunRow } from "../../core/model/runRow";
import type { RunPlace } from "../../core/runs/runPlace";
import { RunState } from "../../core/runs/runState";
import { supersedeLimit } from "../../core/runs/supersede";
import { MetricGroups } from "../../core/series/metricGroups";
import { packSummaries } from "../../core/series/packSummaries";
import type { SeriesSummary } from "../../core/series/seriesSummary";
import { stepRange } from "../../core/series/stepRange";
import { unpackSummaries } from "../../core/series/unpackSummaries";
import type { LogSource } from "../discovery/logSource";
import type { ChunkPlace } from "../store/runStore";
import type { StoredRun } from "../store/storedRun";
import type { FileMark } from "../tail/logTail";
import { RunPoints } from "./runPoints";

/** The only file of a run so far; `ChunkRef.file` leaves room for runs of several. */
const onlyFile = 0;

/**
 * One run while its log is being read: state, summaries and points up to `offset`. The same for a live run that grows
 * line by line and for a log that is read whole, so that both end in the same state.
 */
export class RunBuilder {
  readonly state: RunState;
  readonly points: RunPoints;
  readonly #groups: MetricGroups;
  #summaries: Map<string, SeriesSummary>;
  #isRecountDue = false;
  #decoderState: JsonValue;
  /** Everything before this byte of the log is in. */
  offset: number;

  /** @param stored the run as it was left; null: from the start of its log */
  constructor(
    readonly place: RunPlace,
    readonly source: LogSource,
    stored: StoredRun | null,
    placeChunk: (bytes: Uint8Array) => ChunkPlace,
  ) {
    const file = stored?.files[onlyFile];
    this.state = stored ? RunState.unpack(stored.body) : new RunState();
    this.#summaries = stored ? unpackSummaries(stored.summaries) : new Map<string, SeriesSummary>();
    this.#groups = new MetricGroups(stored ? [...stored.groups] : []);
    this.points = new RunPoints(stored?.chunks ?? [], placeChunk);
    this.offset = file?.offset ?? 0;
    this.#decoderState = file?.decoderState ?? null;
  }

  get runId(): string {
    return this.state.runId ?? this.place.fallbackId;
  }

  get groups(): readonly (readonly string[])[] {
    return this.#groups.list;
  }

  /** A resume hid points that the summaries count: they must be counted anew (`recountSummaries`). */
  get isRecountDue(): boolean {
    return this.#isRecountDue;
  }

  /** Replaces the summaries by ones that were counted anew. */
  setSummaries(summaries: Map<string, SeriesSummary>): void {
    this.#summaries = summaries;
    this.#isRecountDue = false;
  }

  /** Takes in the bytes that follow `offset`. @returns how many of them were used up */
  feed(bytes: Uint8Array): number {
    const slice = this.source.decoder.decode(bytes, this.offset, this.#decoderState, this.place.logFile);
    const progress: RunProgress = { run: this.state, summaries: this.#summaries, groups: this.#groups };
    const { blocks, mayHidePoints } = applySlice(slice, progress);
    for (const block of blocks) this.points.add(block, onlyFile, this.#owner());
    this.#decoderState = slice.state;
    this.offset += slice.consumed;
    if (mayHidePoints && this.#hidesPoints()) this.#isRecountDue = true;
    return slice.consumed;
  }

  row(now: number): RunRow {
    return this.state.row(now, this.place, this.#shown());
  }

  detail(now: number): RunDetail {
    return this.state.detail(now, this.place, this.#shown());
  }

  /** Makes chunks of the open rows, and gives the run as the store keeps it. */
  seal(mark: FileMark, now: number): StoredRun {
    const { logFile: path } = this.place;
    const { decoder } = this.source;
    this.points.seal(onlyFile, this.#owner());
    const checkpoint = { path, ...mark, offset: this.offset, format: decoder.format, decoderVersion: decoder.version };
    return {
      row: this.row(now),
      body: this.state.pack(),
      summaries: packSummaries(this.#summaries),
      groups: [...this.#groups.list],
      chunks: [...this.points.chunks],
      files: [{ ...checkpoint, decoderState: this.#decoderState }],
    };
  }

  #owner(): { runId: string; file: string } {
    return { runId: this.runId, file: this.place.logFile };
  }

  /** The summaries without those of metrics that a resume hid wholly. */
  #shown(): ReadonlyMap<string, SeriesSummary> {
    const hasHidden = this.state.resumes.length > 0;
    return hasHidden ? new Map([...this.#summaries].filter(([, { count }]) => count > 0)) : this.#summaries;
  }

  /** Whether any row lies at or beyond the step from which on its attempt is hidden. */
  #hidesPoints(): boolean {
    const limit = (attempt: number) => supersedeLimit(this.state.resumes, attempt);
    const isHidden = (maxStep: number, attempt: number) => limit(attempt) < Infinity && !(maxStep < limit(attempt));
    return (
      this.points.chunks.some(({ maxStep, attempt }) => isHidden(maxStep, attempt)) ||
      this.points.openBlocks().some(({ steps, attempt }) => isHidden(stepRange(steps)[1], attempt))
    );
  }
}
