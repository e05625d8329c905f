import type { PointBlock } from "../../ingest/pointBlock";
import type { Crc32 } from "../../series/codec/crc32";
import { ProtoReader } from "../shared/protoReader";
import { decodeTimestamp } from "./records/decodeTimestamp";
import { finiteJson } from "./records/finiteJson";
import { flattenRow } from "./flattenRow";
import { mediaArtifacts } from "./mediaArtifacts";
import { readArtifact } from "./records/readArtifact";
import { readEnvironment } from "./records/readEnvironment";
import { readFrames, type FramingVisitor } from "./records/readFrames";
import type { WandbItem } from "./records/readItem";
import { readMetric } from "./records/readMetric";
import { readRun } from "./records/readRun";
import { readUpdates } from "./records/readUpdates";
import { seen } from "./seen";
import { setDeep } from "./setDeep";
import { WandbRows } from "./rows/wandbRows";
import type { WandbState } from "./wandbState";

/** Problems of a log that are told; the rest is only counted. */
const maxProblems = 100;
/** Artifacts of a log that are kept: an image a step would swell the index. */
const maxArtifacts = 10_000;
/** Types of artifacts that W&B makes by itself for tables, code and jobs. */
const ownArtifacts = /^(?:run_table|code|job|wandb-.*)$/;

/** What a slice of a log gave besides what it changed in the state. */
export interface WandbSlice {
  readonly consumed: number;
  readonly blocks: readonly PointBlock[];
  /** Whether anything but points and times is another one than before. */
  readonly isRecordChanged: boolean;
  /** Ordinal of the next row. */
  readonly ordinal: number;
}

/**
 * Reads one slice of a W&B log (`run-<id>.wandb`): records of wandb_internal.proto. Carries on the given state.
 */
export class WandbReader implements FramingVisitor {
  private readonly rows: WandbRows;
  private isRecordChanged = false;

  /** @param ordinal of the first row of the slice */
  constructor(
    private readonly state: WandbState,
    ordinal: number,
  ) {
    this.rows = new WandbRows(state, ordinal);
  }

  /** @param attempt of the run that this log is of */
  read(bytes: Uint8Array, offset: number, attempt: number, crc32: Crc32): WandbSlice {
    this.rows.sliceEnd = offset + bytes.length;
    const consumed = readFrames(bytes, offset, this.state.framing, crc32, this);
    const { blocks, ordinal } = this.rows.flush(attempt);
    return { consumed, blocks, isRecordChanged: this.isRecordChanged, ordinal };
  }

  problem(reason: string): void {
    const { state } = this;
    this.isRecordChanged = true;
    state.problemCount++;
    if (state.problems.length < maxProblems) state.problems.push(reason);
  }

  record(record: Uint8Array, start: number, end: number): void {
    const reader = new ProtoReader(record);
    try {
      while (reader.next()) this.readField(reader, start, end);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.problem(`the record at byte ${start} cannot be read: ${error.message}`);
    }
  }

  /** A record has one field of these: the others of a record are W&B's own business. */
  private readField(reader: ProtoReader, start: number, end: number): void {
    const { state } = this;
    switch (reader.field) {
      case 2:
        return this.readHistory(reader, start, end);
      case 3:
        return this.readSummary(reader.message());
      case 4:
      case 13:
        return this.readOutput(reader.message());
      case 5:
        return this.takeConfig(readUpdates(reader.message(), { isExact: true }));
      case 7:
        return this.rows.readStats(reader.message(), start, end);
      case 8:
        return this.readMadeArtifact(reader.message());
      case 12:
        return this.readDefinition(reader.message());
      case 17:
        return this.readRunRecord(reader.message());
      case 18:
        this.isRecordChanged = true;
        state.exitCode = readExitCode(reader.message());
        state.endTime = state.lastTime;
        return;
      case 21:
        this.isRecordChanged = true;
        state.version = readProducer(reader.message()) ?? state.version;
        return;
      case 25:
        return this.readUsedArtifact(reader.message());
      case 26:
        this.isRecordChanged = true;
        for (const [name, value] of Object.entries(readEnvironment(reader.message())))
          setDeep(state.metadata, [name], value);
    }
  }

  private readHistory(reader: ProtoReader, start: number, end: number): void {
    const { state } = this;
    const isFirst = state.firstStep === null;
    const { media, step, isWhole } = this.rows.readHistory(reader, start, end);
    if (!isWhole) this.problem(`a value in the record at byte ${start} is not JSON`);
    if (isFirst) this.isRecordChanged = true;
    for (const [key, value] of media)
      for (const artifact of mediaArtifacts(key, value, step)) this.addArtifact(() => state.artifacts.push(artifact));
  }

  private addArtifact(add: () => void): void {
    const { state } = this;
    this.isRecordChanged = true;
    if (state.artifacts.length + state.datasets.length < maxArtifacts) add();
    else if (state.artifactsLeftOut++ === 0)
      this.problem(`more than ${maxArtifacts} artifacts: the later ones are left out`);
  }

  /** Only what no row of the history has is kept: the rest repeats the rows. */
  private readSummary(message: ProtoReader): void {
    const { historyKeys } = this.rows;
    const isWanted = (path: readonly string[], isObject: boolean) =>
      !path[0]!.startsWith("_") && (isObject || !historyKeys.has(path.length === 1 ? path[0]! : path.join(".")));
    const items = readUpdates(message, { isWanted });
    if (items.length === 0) return;
    const row = flattenRow(items);
    for (const [key, value] of [...row.numbers, ...row.texts]) {
      if (historyKeys.has(key)) continue;
      setDeep(this.state.summary, [key], finiteJson(value));
      this.isRecordChanged = true;
    }
  }

  private takeConfig(items: readonly WandbItem[]): void {
    for (const { path, value } of items) {
      if (path[0] === "_wandb") continue;
      setDeep(this.state.config, path, finiteJson(value));
      this.isRecordChanged = true;
    }
  }

  private readOutput(message: ProtoReader): void {
    while (message.next()) if (message.field === 2) seen(this.state, decodeTimestamp(message.message()));
  }

  private readMadeArtifact(message: ProtoReader): void {
    const { name, type, digest, size, nfiles } = readArtifact(message);
    if (name === "" || ownArtifacts.test(type)) return;
    const { artifacts, datasets } = this.state;
    if (type === "dataset")
      this.addArtifact(() => {
        const digestAlgorithm = digest === null ? null : "wandb";
        datasets.push({ name, role: "output", path: null, size, nfiles, digest, digestAlgorithm, rows: null });
      });
    else
      this.addArtifact(() =>
        artifacts.push({ name, path: name, kind: type, size, sha256: null, step: null, stored: "referenced" }),
      );
  }

  /** UseArtifactRecord: 2 type, 3 name. */
  private readUsedArtifact(message: ProtoReader): void {
    let name = "";
    while (message.next()) if (message.field === 3) name = message.text();
    if (name === "") return;
    const { datasets } = this.state;
    const unknown = { path: null, size: null, nfiles: null, digest: null, digestAlgorithm: null, rows: null };
    this.addArtifact(() => datasets.push({ name, role: "input", ...unknown }));
  }

  private readDefinition(message: ProtoReader): void {
    const definition = readMetric(message);
    const { state } = this;
    if (definition.name === "") return;
    this.isRecordChanged = true;
    state.definitions = [...state.definitions.filter(({ name }) => name !== definition.name), definition];
    this.rows.defineSteps();
  }

  private readRunRecord(message: ProtoReader): void {
    const { run, config, git } = readRun(message);
    this.isRecordChanged = true;
    this.state.run = run;
    this.takeConfig(config);
    if (git.commit !== "") setDeep(this.state.metadata, ["git"], { ...git });
    if (run.host !== "") setDeep(this.state.metadata, ["host"], run.host);
    seen(this.state, run.startTime);
  }
}

/** RunExitRecord: 1 exit_code, left out when it is 0. */
function readExitCode(message: ProtoReader): number {
  let code = 0;
  while (message.next()) if (message.field === 1) code = message.integer();
  return code;
}

/** HeaderRecord: 1 version_info with 1 producer, such as "0.31.0+<commit>". */
function readProducer(message: ProtoReader): string | null {
  let producer = "";
  while (message.next()) {
    if (message.field !== 1) continue;
    const version = message.message();
    while (version.next()) if (version.field === 1) producer = version.text();
  }
  return producer.split("+")[0] || null;
}
