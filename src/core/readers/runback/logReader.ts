import type { DecodedItem, DecodedSlice } from "../../ingest/logDecoder";
import { maxRecordBytes } from "../../ingest/maxRecordBytes";
import { PointGatherer } from "../../ingest/pointGatherer";
import type { JsonValue } from "../../model/jsonValue";
import type { Problem } from "../../model/problem";
import { restoreState, type DecoderState, type Notice } from "./decoderState";
import { lookahead } from "../../decimal/lookahead";
import { RowScanner } from "./fast/rowScanner";
import { parseRecord } from "./parseRecord";
import { readEvent } from "./readEvent";
import { readMetrics } from "./readMetrics";
import { RecordFields, type JsonRecord } from "./recordFields";
import { judgeSequence } from "./sequence";

const lineFeed = 10;
const carriageReturn = 13;
/** Problems of a file that are told; the rest is only counted. */
const maxProblems = 100;

const notices: Readonly<Record<Notice, string>> = {
  gap: "records are missing before this line: they could not be written",
  otherWriter: "a second process writes to this file under the same name",
  newerVersion: "written by a newer version: parts may be missing here",
};

/** Slices up to this size are copied to have zeros behind them, so that their last line can be scanned too. */
const maxPadded = 65_536;
/** Room for these copies: a live log comes in slices of a line or two, for which new memory would take longer. */
const room = new Uint8Array(maxPadded + lookahead);

/** Reads one slice of a log, line by line. */
export class LogReader {
  private readonly state: DecoderState;
  private readonly items: DecodedItem[] = [];
  private readonly problems: Problem[] = [];
  private problemCount = 0;
  private readonly gatherer = new PointGatherer();
  private readonly scanner: RowScanner;
  /** The slice, and perhaps zeros behind it. */
  private readonly bytes: Uint8Array;
  private readonly length: number;

  constructor(
    bytes: Uint8Array,
    private readonly offset: number,
    state: JsonValue,
    private readonly file: string,
  ) {
    this.length = bytes.length;
    this.bytes = bytes.length > maxPadded ? bytes : withRoom(bytes);
    this.state = restoreState(state);
    this.scanner = new RowScanner(this.bytes, offset, this.state, this.gatherer);
  }

  read(): DecodedSlice {
    const { bytes, state } = this;
    let position = this.offset === 0 && hasByteOrderMark(bytes) ? 3 : 0;
    for (;;) {
      if (position < this.scanner.safeEnd && !state.isSkipping) {
        const next = this.scanner.scan(position);
        if (next >= 0) {
          state.lines++;
          position = next;
          continue;
        }
      }
      const end = bytes.indexOf(lineFeed, position);
      if (end < 0) break;
      state.lines++;
      if (state.isSkipping) state.isSkipping = false;
      else if (end - position > maxRecordBytes) this.complain(`longer than 16 MiB, skipped`, true);
      else this.readLine(position, end);
      position = end + 1;
    }
    if (!state.isSkipping && this.length - position > maxRecordBytes) {
      this.complain("longer than 16 MiB, skipped", true, 1);
      state.isSkipping = true;
    }
    if (state.isSkipping) position = this.length;
    this.flush();
    return {
      consumed: position,
      items: this.items,
      problems: this.problems,
      problemCount: this.problemCount,
      state: state as unknown as JsonValue,
    };
  }

  private readLine(start: number, lineEnd: number): void {
    const end = this.bytes[lineEnd - 1] === carriageReturn && lineEnd > start ? lineEnd - 1 : lineEnd;
    if (isBlank(this.bytes, start, end)) return;
    const record = parseRecord(this.bytes.subarray(start, end));
    if (typeof record === "string") return this.complain(record, true);
    const fields = new RecordFields(record);
    this.readRecord(record, fields, start, lineEnd + 1);
    if (fields.complaint !== null) this.complain(fields.complaint, false);
  }

  private readRecord(record: JsonRecord, fields: RecordFields, start: number, end: number): void {
    const { state } = this;
    const time = fields.time();
    const seq = fields.number("seq");
    if (seq !== null && !this.accept(fields.text("w") ?? "", seq, time)) return;
    state.hasLostLine = false;
    const isNewer = (fields.number("v") ?? 1) > 1;
    if (isNewer) this.notice("newerVersion");
    const type = fields.text("type");
    if (type === "metric") {
      const row = readMetrics(fields);
      if (row === null) return;
      const table = this.gatherer.table(row.metrics, end - start, this.length - start);
      table.add(state.rows++, row.step, time ?? NaN, row.values, 0, this.offset + start, this.offset + end);
      if (fields.complaint === null && !isNewer) this.scanner.learn(start, end, fields.text("w") ?? "", row.metrics);
      return;
    }
    const event = readEvent(type, record, fields, state.attempt);
    if (event.kind === "start" || event.kind === "resume" || event.kind === "end") this.flush();
    if (event.kind === "resume") state.attempt = event.attempt;
    this.items.push({ kind: "event", event });
  }

  /** Whether a record with this number is to be read. */
  private accept(writer: string, seq: number, time: number | null): boolean {
    const verdict = judgeSequence(this.state, writer, seq, time);
    if (verdict === "otherWriter" || (verdict === "gap" && !this.state.hasLostLine)) this.notice(verdict);
    return verdict !== "again";
  }

  private notice(notice: Notice): void {
    if (this.state.told.includes(notice)) return;
    this.state.told.push(notice);
    this.complain(notices[notice], false);
  }

  /** @param ahead lines after the last line end seen that the problem is on */
  private complain(reason: string, isLineLost: boolean, ahead = 0): void {
    const { state } = this;
    if (isLineLost) state.hasLostLine = true;
    this.problemCount++;
    if (state.problems++ < maxProblems) this.problems.push({ file: this.file, line: state.lines + ahead, reason });
  }

  private flush(): void {
    for (const block of this.gatherer.flush(this.state.attempt)) this.items.push({ kind: "points", block });
    this.scanner.forgetTable();
  }
}

/** The bytes in front of zeros; valid until the next slice is read. */
function withRoom(bytes: Uint8Array): Uint8Array {
  const padded = room.subarray(0, bytes.length + lookahead);
  padded.set(bytes);
  return padded.fill(0, bytes.length);
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Only spaces and tabs. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== 32 && bytes[i] !== 9) return false;
  return true;
}
