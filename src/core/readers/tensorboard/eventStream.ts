import type { DecodedItem } from "../../ingest/logDecoder";
import { maxRecordBytes } from "../../ingest/maxRecordBytes";
import type { RunEvent } from "../../ingest/runEvent";
import type { Problem } from "../../model/problem";
import { crc32c } from "../shared/crc32c";
import { EventReader } from "./eventReader";
import { ScalarColumns } from "./scalarColumns";
import type { RunCounters, TagNaming, TagPlugins } from "./streamState";
import { SummaryReader } from "./summaryReader";

/** Length, its checksum, and the checksum behind the data. */
const headBytes = 12;
const tailBytes = 4;
/** Records that say to be longer are taken for damage. */
const maxLength = 2 ** 30;
const maxProblems = 100;
/** Of TensorFlow since its first release (EventsWriter's `kVersionPrefix`). */
const knownVersion = 2;

/** Checksums of short lengths, once they were worked out; -1 before. */
const knownSums = new Float64Array(1024).fill(-1);

/** What a slice of an event file holds. */
export interface EventSlice {
  /** Bytes that were used up: to the end of the last whole record. */
  readonly consumed: number;
  readonly items: readonly DecodedItem[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /**
   * Why the reading stopped: the slice ends ("more"), the next record has `wanted` bytes and none of interest ("skip"),
   * what follows is zeros ("zeros"), or is damaged so that no record can be found behind it ("damaged").
   */
  readonly stop: "more" | "skip" | "zeros" | "damaged";
  /** Bytes of the record that stands next, as far as its length is known, else 0. */
  readonly wanted: number;
}

/**
 * Reads the event files of one TensorBoard run folder one after the other, in slices. Format: TFRecord frames
 * (tensorflow/core/lib/io/record_writer.cc) of Event messages (tensorflow/core/util/event.proto). A record is shown only
 * when its checksum holds.
 */
export class EventStream {
  readonly #summary: SummaryReader;
  readonly #columns = new ScalarColumns();
  readonly #events: EventReader;
  #items: DecodedItem[] = [];
  #problems: Problem[] = [];
  #problemCount = 0;
  #range: [number, number] = [0, 0];
  /** The file that is read, for problems. */
  #file = "";

  /**
   * @param naming of its metrics
   * @param counters shared by all folders of a run; changed by reading
   * @param plugins what an earlier reading kept
   */
  constructor(
    private readonly naming: TagNaming,
    private readonly counters: RunCounters,
    plugins: TagPlugins,
  ) {
    this.#summary = new SummaryReader(naming, plugins);
    this.#events = new EventReader(this.#summary, this.#columns, {
      restart: (time, step) => this.#restart(time, step),
      version: (name) => this.#checkVersion(name),
      told: (event) => this.#add(event),
    });
  }

  /** What to keep for a later reading of this folder. */
  get plugins(): TagPlugins {
    return this.#summary.plugins;
  }

  /**
   * @param bytes from `offset` of the file on, where a record begins
   * @param file its path, for problems, and `name`, for artifacts
   */
  decode(bytes: Uint8Array, offset: number, file: string, name: string): EventSlice {
    this.#events.open(bytes);
    this.#summary.open(name, offset);
    this.#items = [];
    this.#problems = [];
    this.#problemCount = 0;
    this.#range = [offset, offset + bytes.length];
    this.#file = file;
    const { position, stop, wanted } = this.#readFrames(bytes, offset, file);
    this.#flush();
    const { artifacts } = this.#summary;
    for (const artifact of artifacts.values())
      this.#items.push({ kind: "event", event: { kind: "artifact", artifact } });
    artifacts.clear();
    const problemCount = this.#problemCount;
    return { consumed: position, items: this.#items, problems: this.#problems, problemCount, stop, wanted };
  }

  #readFrames(
    bytes: Uint8Array,
    offset: number,
    file: string,
  ): Pick<EventSlice, "stop" | "wanted"> & { position: number } {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let position = 0;
    while (view.byteLength - position >= headBytes) {
      const length = view.getUint32(position, true);
      const isLong = view.getUint32(position + 4, true) !== 0 || length > maxLength;
      const sum = view.getUint32(position + 8, true);
      if (length === 0 && sum === 0 && !isLong) return { position, stop: "zeros", wanted: 0 };
      if (isLong || sum !== lengthChecksum(length, bytes, position)) return { position, stop: "damaged", wanted: 0 };
      const start = position + headBytes;
      const wanted = headBytes + length + tailBytes;
      if (length > maxRecordBytes) return { position, stop: "skip", wanted };
      if (position + wanted > view.byteLength) return { position, stop: "more", wanted };
      if (view.getUint32(start + length, true) !== maskedChecksum(bytes, start, start + length))
        this.#complain(file, `the record at byte ${offset + position} fails its checksum and is left out`);
      else this.#readRecord(start, start + length, offset + position, file);
      position += wanted;
    }
    return { position, stop: "more", wanted: 0 };
  }

  #readRecord(start: number, end: number, place: number, file: string): void {
    try {
      this.#events.read(start, end);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#complain(file, `the record at byte ${place} cannot be read: ${error.message}`);
    }
  }

  /** A writer began again at a step: what was written from it on counts no more (`SessionLog.START`). */
  #restart(time: number, step: number): void {
    if (this.counters.rows + this.#columns.rows === 0) return;
    this.#flush();
    const attempt = ++this.counters.attempt;
    const known = Number.isNaN(time) ? null : time;
    this.#items.push({
      kind: "event",
      event: { kind: "resume", time: known, attempt, startStep: step, host: null, pid: null },
    });
  }

  #checkVersion(name: string): void {
    if (Number(/^brain\.Event:(\d+)$/.exec(name)?.[1]) > knownVersion)
      this.#complain(
        this.#file,
        `written in version "${name}" of event files, which is not known: parts may be missing`,
      );
  }

  #add(event: RunEvent): void {
    if (event.kind === "end") this.#flush();
    this.#items.push({ kind: "event", event });
  }

  #flush(): void {
    const { counters } = this;
    const { rows } = this.#columns;
    if (rows === 0) return;
    const { tags } = this.#summary.tags;
    for (const block of this.#columns.flush(tags, this.naming, counters.rows, counters.attempt, this.#range))
      this.#items.push({ kind: "points", block });
    counters.rows += rows;
  }

  #complain(file: string, reason: string): void {
    this.#problemCount++;
    if (this.counters.problems++ < maxProblems) this.#problems.push({ file, line: null, reason });
  }
}

/** Checksum of a length that stands at `at`. Most records are short and of few lengths. */
function lengthChecksum(length: number, bytes: Uint8Array, at: number): number {
  if (length >= knownSums.length) return maskedChecksum(bytes, at, at + 8);
  const known = knownSums[length]!;
  return known >= 0 ? known : (knownSums[length] = maskedChecksum(bytes, at, at + 8));
}

/** Checksum as TFRecord files hold it: turned and moved, so that checksums of checksums do no harm. */
function maskedChecksum(bytes: Uint8Array, from: number, to: number): number {
  const crc = crc32c(bytes, from, to);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
