import { shortestFloat32 } from "../../decimal/shortestFloat32";
import type { RunEvent } from "../../ingest/runEvent";
import { ProtoReader } from "../shared/protoReader";
import type { ScalarColumns } from "./scalarColumns";
import type { SummaryReader } from "./summaryReader";

/** Who is told what an event says beside scalars. */
export interface EventSink {
  /** A writer began again; NaN: the event has no time. */
  restart(time: number, step: number): void;
  /** The file's version, such as "brain.Event:2"; its first event names it. */
  version(name: string): void;
  told(event: RunEvent): void;
}

/**
 * Reads Event messages (tensorflow/core/util/event.proto) in place. The plain scalar, which nearly all of a file is, is
 * read without any object; `ProtoReader` does the rest. Throws a RangeError where a message is malformed.
 */
export class EventReader {
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);
  /** Reading position: behind the number or the length that was read last. */
  #at = 0;

  constructor(
    private readonly summary: SummaryReader,
    private readonly columns: ScalarColumns,
    private readonly sink: EventSink,
  ) {}

  /** The bytes that `read` reads from now on. */
  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** One Event. Its time and step mostly come first, but need not. */
  read(start: number, end: number): void {
    const bytes = this.#bytes;
    let time = NaN;
    let step = 0;
    let summary = -1;
    let summaryEnd = -1;
    let isStart = false;
    for (let at = start; at < end;) {
      const key = bytes[at]!;
      if (key === 0x09 && end - at > 8) {
        time = Math.round(this.#view.getFloat64(at + 1, true) * 1000);
        at += 9;
      } else if (key === 0x10) {
        step = this.#integer(at + 1, end);
        at = this.#at;
      } else if (key === 0x2a) {
        summaryEnd = this.#fieldEnd(at + 1, end);
        summary = this.#at;
        at = summaryEnd;
      } else {
        const reader = new ProtoReader(bytes, at, end);
        reader.next();
        if (reader.field === 7) isStart = isSessionStart(reader.message());
        else if (reader.field === 3) this.sink.version(reader.text());
        at = this.#skip(at, end);
      }
    }
    if (isStart) this.sink.restart(time, step);
    if (summary >= 0) this.#readSummary(summary, summaryEnd, step, time);
  }

  #readSummary(start: number, end: number, step: number, time: number): void {
    for (let at = start; at < end;) {
      if (this.#bytes[at] !== 0x0a) {
        at = this.#skip(at, end);
        continue;
      }
      const valueEnd = this.#fieldEnd(at + 1, end);
      this.#readValue(this.#at, valueEnd, step, time);
      at = valueEnd;
    }
  }

  #readValue(start: number, end: number, step: number, time: number): void {
    const bytes = this.#bytes;
    let tagStart = 0;
    let tagEnd = 0;
    let value = 0;
    let hasValue = false;
    let isTensor = false;
    let isPlain = true;
    for (let at = start; at < end;) {
      const key = bytes[at]!;
      if (key === 0x0a) {
        tagEnd = this.#fieldEnd(at + 1, end);
        tagStart = this.#at;
        at = tagEnd;
      } else if (key === 0x15 && end - at > 4) {
        value = this.#view.getFloat32(at + 1, true);
        hasValue = true;
        at += 5;
      } else if (key === 0x42 && isPlainTensor(bytes, at + 1, end)) {
        value = this.#view.getFloat32(at + 8, true);
        isTensor = true;
        at += 12;
      } else {
        // Of what else a value may hold only the node's name (7) says nothing.
        isPlain &&= key === 0x3a;
        at = this.#skip(at, end);
      }
    }
    const tag = this.summary.tags.find(bytes, tagStart, tagEnd);
    if (tag === null) throw new RangeError("there are more than 50,000 tags in this folder");
    if (isPlain && isTensor && (tag.plugin === null || tag.plugin === "scalars")) hasValue = true;
    else if (isTensor) isPlain = false;
    const scalar = isPlain ? null : this.summary.read(new ProtoReader(bytes, start, end), tag, step);
    const number = hasValue ? shortestFloat32(value) : scalar;
    if (number !== null && !(tag.isPlaceholder && number === -1 && step === 0))
      this.columns.add(tag.id, step, time, number);
    if (this.summary.events.length > 0) for (const event of this.summary.events.splice(0)) this.sink.told(event);
  }

  /** End of a field with a length, which stands at `at`; `#at` is then where its bytes begin. */
  #fieldEnd(at: number, end: number): number {
    const first = this.#bytes[at]!;
    const length = first < 128 && at < end ? first : this.#integer(at, end);
    if (first < 128) this.#at = at + 1;
    if (length < 0 || length > end - this.#at) throw new RangeError("a field ends after its message");
    return this.#at + length;
  }

  /** A whole number; `#at` is then behind it. */
  #integer(at: number, end: number): number {
    const bytes = this.#bytes;
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10 && at < end; count++, scale *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) {
        this.#at = at;
        return value < 2 ** 63 ? value : negative(bytes, at);
      }
    }
    throw new RangeError("a number does not end");
  }

  /** End of any field that begins at `at`. */
  #skip(at: number, end: number): number {
    const wire = this.#bytes[at]! & 7;
    this.#integer(at, end);
    if (wire === 0) this.#integer(this.#at, end);
    else if (wire === 2) this.#at = this.#fieldEnd(this.#at, end);
    else if (wire === 1) this.#at += 8;
    else if (wire === 5) this.#at += 4;
    else throw new RangeError(`a field has the wire type ${wire}`);
    if (this.#at > end) throw new RangeError("a field ends after its message");
    return this.#at;
  }
}

/** Whether a tensor begins here as TensorFlow writes a 32-bit float of rank 0 (its last four bytes of ten). */
function isPlainTensor(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 11 || bytes[at] !== 10 || bytes[at + 1] !== 8 || bytes[at + 2] !== 1) return false;
  const list = bytes[at + 5];
  // Field 4 is its content, 5 its list of floats: one of four bytes is the same in both.
  return bytes[at + 3] === 0x12 && bytes[at + 4] === 0 && (list === 0x22 || list === 0x2a) && bytes[at + 6] === 4;
}

/** A negative whole number, whose ten bytes end before `end`: exact, unlike their sum. */
function negative(bytes: Uint8Array, end: number): number {
  let value = 0n;
  for (let at = end - 1; at >= end - 10; at--) value = (value << 7n) | BigInt(bytes[at]! & 127);
  return Number(BigInt.asIntN(64, value));
}

function isSessionStart(session: ProtoReader): boolean {
  let status = 0;
  while (session.next()) if (session.field === 1) status = session.integer();
  return status === 1;
}
