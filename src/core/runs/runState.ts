import type { RunEvent } from "../ingest/runEvent";
import type { Artifact } from "../model/artifact";
import { artifactKey } from "../model/artifactKey";
import type { Dataset } from "../model/dataset";
import type { ParamValue } from "../model/paramValue";
import type { Problem } from "../model/problem";
import type { RunDetail } from "../model/runDetail";
import type { RunRow } from "../model/runRow";
import type { RunSource } from "../model/runSource";
import type { SeriesSummary } from "../series/seriesSummary";
import { decodeUtf8 } from "../text/decodeUtf8";
import { encodeUtf8 } from "../text/encodeUtf8";
import { runDetail } from "./runDetail";
import type { RunPlace } from "./runPlace";
import { emptyRunRecord, type RunRecord } from "./runRecord";
import { runRow } from "./runRow";
import type { Resume } from "./supersede";

const maxProblems = 100;
/** Of one run; more are not listed. */
const maxArtifacts = 20_000;
/** Reserved tag by which a log renames its run. */
const renameTag = "runback.run_name";
/** First byte of the packed form; another means another layout. */
const bodyVersion = 1;

/**
 * What a log says of a run, event by event, but for its points and their summaries. Depends on nothing but the events
 * and their order, so that it is the same whatever the history of reading.
 */
export class RunState {
  private readonly record: RunRecord;
  private readonly params: Map<string, ParamValue>;
  private readonly tags: Map<string, string>;
  /** By their keys. */
  private readonly artifacts: Map<string, Artifact>;
  /** By what tells them apart. */
  private readonly datasets: Map<string, Dataset>;

  constructor(record: RunRecord = emptyRunRecord()) {
    this.record = record;
    this.params = new Map(record.params);
    this.tags = new Map(record.tags);
    this.artifacts = new Map(record.artifacts.map((artifact) => [artifactKey(artifact), artifact]));
    this.datasets = new Map(record.datasets.map((dataset) => [datasetKey(dataset), dataset]));
  }

  get runId(): string | null {
    return this.record.runId;
  }

  /** The id that the run goes by wherever it is read, where that is not `runId`. */
  get lastingId(): string | null {
    return this.record.lastingId ?? null;
  }

  /** What hides points of earlier attempts: for `supersedeLimit`. */
  get resumes(): readonly Resume[] {
    return this.record.resumes;
  }

  apply(event: RunEvent): void {
    const { record } = this;
    if ("time" in event) this.seen(event.time);
    switch (event.kind) {
      case "start":
        this.start(event);
        break;
      case "resume":
        this.resume(event);
        break;
      case "params":
        for (const [key, value] of Object.entries(event.params)) this.params.set(key, value);
        break;
      case "tags":
        for (const [key, value] of Object.entries(event.tags))
          if (value === null) this.tags.delete(key);
          else this.tags.set(key, value);
        break;
      case "note":
        record.note = event.text;
        break;
      case "artifact":
        this.addArtifact(event.artifact);
        break;
      case "artifacts":
        this.artifacts.clear();
        for (const artifact of event.artifacts) this.addArtifact(artifact);
        break;
      case "dataset":
        // The same data is logged again by each attempt.
        this.datasets.set(datasetKey(event.dataset), event.dataset);
        break;
      case "source":
        this.addSource(event.source);
        break;
      case "environment":
        if (event.attempt < record.environmentAttempt) break;
        record.environment = event.environment;
        record.environmentAttempt = event.attempt;
        break;
      case "heartbeat":
        break;
      case "end":
        record.status = event.status;
        record.endTime = event.time;
        record.exitCode = event.exitCode;
        record.error = event.error;
        break;
    }
  }

  /** A record or point with this time was read; NaN and null say nothing. */
  seen(time: number | null): void {
    const { record } = this;
    if (time !== null && time === time && (record.lastTime === null || time > record.lastTime)) record.lastTime = time;
  }

  /** @param count how many there were; `problems` may be only the first of them */
  addProblems(problems: readonly Problem[], count: number): void {
    const { record } = this;
    record.problemCount += count;
    record.problems.push(...problems.slice(0, maxProblems - record.problems.length));
  }

  private start(event: RunEvent & { kind: "start" }): void {
    const { record } = this;
    if (record.runId !== null) return;
    record.runId = event.runId;
    if (event.lastingId !== undefined) record.lastingId = event.lastingId;
    record.runName = event.runName;
    record.experiment = event.experiment;
    record.parentId = event.parentId;
    record.startTime = event.time;
    record.host = event.host;
    record.pid = event.pid;
    record.note ??= event.note;
    if (event.artifactUri !== undefined) record.artifactUri = event.artifactUri;
  }

  private addArtifact(artifact: Artifact): void {
    const key = artifactKey(artifact);
    if (this.artifacts.size < maxArtifacts || this.artifacts.has(key)) this.artifacts.set(key, artifact);
  }

  /** One for each attempt, in their order: the capture of an earlier one may come late. */
  private addSource(source: RunSource): void {
    const others = this.record.sources.filter(({ attempt }) => attempt !== source.attempt);
    this.record.sources = [...others, source].sort((a, b) => a.attempt - b.attempt);
  }

  private resume(event: RunEvent & { kind: "resume" }): void {
    const { record } = this;
    record.attempts = Math.max(record.attempts, event.attempt);
    record.resumes.push({ attempt: event.attempt, startStep: event.startStep });
    record.status = "RUNNING";
    record.endTime = null;
    record.exitCode = null;
    record.error = null;
    record.host = event.host ?? record.host;
    record.pid = event.pid ?? record.pid;
  }

  /** @param now milliseconds since the epoch, for staleness */
  row(now: number, place: RunPlace, summaries: ReadonlyMap<string, SeriesSummary>, pinned?: string | null): RunRow {
    const name = this.tags.get(renameTag) ?? this.record.runName;
    return runRow({ ...this.record, runName: name }, now, place, summaries, pinned ?? null);
  }

  detail(
    now: number,
    place: RunPlace,
    summaries: ReadonlyMap<string, SeriesSummary>,
    pinned?: string | null,
  ): RunDetail {
    return runDetail(this.snapshot(), this.row(now, place, summaries, pinned), place, summaries);
  }

  private snapshot(): RunRecord {
    const { record, params, tags, artifacts, datasets } = this;
    const lists = { artifacts: [...artifacts.values()], datasets: [...datasets.values()] };
    return { ...record, params: [...params], tags: [...tags], ...lists };
  }

  /** The state as bytes: the same events give the same bytes. */
  pack(): Uint8Array {
    const text = encodeUtf8(JSON.stringify(this.snapshot()));
    const bytes = new Uint8Array(text.length + 1);
    bytes[0] = bodyVersion;
    bytes.set(text, 1);
    return bytes;
  }

  /** The inverse of `pack`. Throws a RangeError or SyntaxError when the bytes are not such a state. */
  static unpack(bytes: Uint8Array): RunState {
    if (bytes[0] !== bodyVersion) throw new RangeError("This state of a run is of another version.");
    return new RunState(JSON.parse(decodeUtf8(bytes.subarray(1))) as RunRecord);
  }
}

function datasetKey({ name, path, role, digest }: Dataset): string {
  return JSON.stringify([name, path, role, digest]);
}
