import { createHash } from "node:crypto";
import { closeSync, readSync } from "node:fs";
import path from "node:path";
import type { DecodedItem } from "../../../core/ingest/logDecoder";
import type { RunEvent } from "../../../core/ingest/runEvent";
import type { JsonValue } from "../../../core/model/jsonValue";
import type { Problem } from "../../../core/model/problem";
import { eventFileName } from "../../../core/readers/tensorboard/eventFileName";
import { EventStream, type EventSlice } from "../../../core/readers/tensorboard/eventStream";
import type { RunCounters, TagPlugins } from "../../../core/readers/tensorboard/streamState";
import { endsHash } from "../../tail/endsHash";
import { LogTail, type FileMark } from "../../tail/logTail";
import { openLog } from "../../tail/openLog";
import { sizeOf } from "../../tail/sizeOf";
import type { ImportBatch, ImportUnit } from "../importer";
import type { EventFile, RunFiles } from "./runUnits";
import type { FileMemory, UnitMemoryState } from "./unitMemory";

/** Bytes of the first record that a run's id is made of: its length, its time and what it begins with. */
const identityBytes = 40;

/** One read of a unit: its files one after the other, each from where the last read stopped. */
export class UnitReader {
  readonly #counters: RunCounters;
  readonly #files: Map<string, FileMemory>;
  readonly #plugins: Map<string, TagPlugins>;
  readonly #streams = new Map<number, EventStream>();
  #isFresh: boolean;

  constructor(
    private readonly unit: ImportUnit,
    private readonly run: RunFiles,
    memory: UnitMemoryState | null,
  ) {
    const kept = memory !== null && canGoOn(run, memory) ? memory : null;
    this.#isFresh = kept === null;
    this.#counters = kept ? { ...kept.counters } : { rows: 0, attempt: 1, problems: 0 };
    this.#files = new Map((kept?.files ?? []).map((file) => [file.name, file]));
    this.#plugins = new Map(Object.entries(kept?.plugins ?? {}));
  }

  async *read(): AsyncGenerator<ImportBatch> {
    for (const file of this.run.files) yield* this.#readFile(file);
  }

  async *#readFile(file: EventFile): AsyncGenerator<ImportBatch> {
    const known = this.#files.get(file.name);
    let tail = new LogTail(file.path, known?.offset ?? 0);
    try {
      for (let isMore = true; isMore;) {
        const read = tail.read();
        if (read.kind !== "bytes") {
          if (read.kind === "unreadable") yield* this.#complain(file, read.reason, tail.position);
          return;
        }
        const slice = this.#stream(file.folder).decode(read.bytes, tail.position, file.path, file.name);
        isMore = tail.advance(read.bytes, slice.consumed, read.isEnd) && slice.stop === "more";
        const mark = slice.consumed > 0 ? tail.mark() : null;
        if (mark === null && slice.consumed > 0) return; // gone or replaced just now: the next read finds out
        if (mark !== null) yield* this.#take(file, tail.position, mark, slice);
        if (slice.stop === "damaged") yield* this.#complain(file, damageAt(tail.position), tail.position);
        if (slice.stop !== "skip" || tail.position + slice.wanted > sizeOf(file.path)) continue;
        const position = tail.position + slice.wanted;
        tail.close();
        tail = new LogTail(file.path, position);
        isMore = true;
      }
    } finally {
      tail.close();
    }
  }

  *#take(
    file: EventFile,
    offset: number,
    { headHash, headLength }: FileMark,
    slice: EventSlice,
  ): Generator<ImportBatch> {
    const isDamageTold = this.#files.get(file.name)?.isDamageTold ?? false;
    this.#files.set(file.name, { name: file.name, offset, headHash, headLength, isDamageTold });
    this.#plugins.set(this.#folderName(file.folder), this.#stream(file.folder).plugins);
    yield* this.#delta(file, slice.items, slice.problems, slice.problemCount, slice.consumed);
  }

  /** One problem of a whole file, told once. */
  *#complain(file: EventFile, reason: string, offset: number): Generator<ImportBatch> {
    const known = this.#files.get(file.name) ?? {
      name: file.name,
      offset,
      headHash: "",
      headLength: 0,
      isDamageTold: false,
    };
    if (known.isDamageTold) return;
    this.#files.set(file.name, { ...known, isDamageTold: true });
    this.#counters.problems++;
    yield* this.#delta(file, [], [{ file: file.path, line: null, reason }], 1, 0);
  }

  /** A batch; none while it is not known yet whether there is a run. */
  *#delta(
    file: EventFile,
    items: readonly DecodedItem[],
    problems: readonly Problem[],
    problemCount: number,
    bytesRead: number,
  ): Generator<ImportBatch> {
    const isFresh = this.#isFresh;
    // A folder above other runs is a run only when it holds more than the list of their params.
    const isShown = !isFresh || this.run.ownRuns.length === 0 || items.length > 0;
    const start = isFresh && isShown ? startOf(this.unit, file) : null;
    if (isFresh && start === null) return;
    this.#isFresh = false;
    const all = start === null ? items : [{ kind: "event", event: start } as const, ...items];
    const memory: UnitMemoryState = {
      counters: { ...this.#counters },
      files: [...this.#files.values()],
      plugins: Object.fromEntries(this.#plugins),
    };
    const delta = { key: "", directory: null, isFreshRecord: isFresh, isFreshPoints: isFresh, items: all, problems };
    yield { runs: [{ ...delta, problemCount, memory: memory as unknown as JsonValue }], gone: [], bytesRead };
  }

  #stream(folder: number): EventStream {
    let stream = this.#streams.get(folder);
    if (!stream) {
      const plugins = this.#plugins.get(this.#folderName(folder)) ?? [];
      stream = new EventStream(this.run.folders[folder]!, this.#counters, plugins);
      this.#streams.set(folder, stream);
    }
    return stream;
  }

  #folderName(folder: number): string {
    return path.relative(this.unit.path, this.run.folders[folder]!.path);
  }
}

/** Whether each file that was read is still there and still the same one. */
function canGoOn(run: RunFiles, memory: UnitMemoryState): boolean {
  return memory.files.every(({ name, offset, headHash, headLength }) => {
    const file = run.files.find((candidate) => candidate.name === name);
    if (!file) return false;
    const opened = openLog(file.path);
    if (opened.fd === null) return true; // whoever reads it tells why it cannot be read
    try {
      return endsHash(opened.fd, headLength, offset) === headHash;
    } catch {
      return true; // the same
    } finally {
      closeSync(opened.fd);
    }
  });
}

/** The run's start, from its first file's name and first record; null while that is not there. */
function startOf(
  { directory, path: place, runName = path.basename(directory ?? place) }: ImportUnit,
  { path: file }: EventFile,
): RunEvent | null {
  const opened = openLog(file);
  if (opened.fd === null) return null;
  try {
    const bytes = Buffer.alloc(identityBytes);
    const got = readSync(opened.fd, bytes, 0, identityBytes, 0);
    const name = path.basename(file);
    const id = createHash("sha256").update(name).update("\0").update(bytes.subarray(0, got)).digest("hex").slice(0, 24);
    const { host, pid, time } = eventFileName(name);
    const seconds = bytes[12] === 9 ? bytes.readDoubleLE(13) : (time ?? NaN);
    const begun = Number.isFinite(seconds) ? Math.round(seconds * 1000) : null;
    const rest = { experiment: null, parentId: null, note: null };
    return { kind: "start", time: begun, runId: `tensorboard:${id}`, runName, host, pid, ...rest };
  } catch {
    return null; // not readable at this moment: the next read tries again
  } finally {
    closeSync(opened.fd);
  }
}

function damageAt(offset: number): string {
  return `damaged at byte ${offset}: no record can be found behind it, so that the rest of the file is not read`;
}
