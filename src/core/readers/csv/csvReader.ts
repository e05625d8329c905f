import type { DecodedItem, DecodedSlice } from "../../ingest/logDecoder";
import type { JsonValue } from "../../model/jsonValue";
import type { Problem } from "../../model/problem";
import { decodeUtf8 } from "../../text/decodeUtf8";
import { parseLooseJson } from "../shared/parseLooseJson";
import { columnRole, columnsOf, type Columns } from "./columnsOf";
import type { CsvLayout } from "./csvLayout";
import { cellNumber, isMissing } from "./cellNumber";
import { commaNumber, decimalMarkOf } from "./decimalMark";
import { RowCollector } from "./rowCollector";
import { RowScan } from "./rowScan";
import { maxQuotedBytes, splitRow, type SplitRow } from "./splitRow";
import { sniffDelimiter } from "./sniffDelimiter";
import { restoreTableState, type TableState } from "./tableState";

/** A table with more columns than these is not read. */
const maxColumns = 4096;
/** Bytes of a line; a longer one is skipped. */
const maxLineBytes = 4 * 1024 * 1024;
const tooLong = "longer than 4 MiB, so this line is left out";
const maxProblems = 100;
const maxIdentity = 4096;
const lineFeed = 10;
const point = 46;

/** Reads one slice of a table, row by row. */
export class CsvReader {
  private readonly state: TableState;
  private readonly items: DecodedItem[] = [];
  private readonly problems: Problem[] = [];
  private problemCount = 0;
  private readonly collector: RowCollector;
  private columns: Columns = { roles: new Uint8Array(0), metrics: [], width: 0, step: -1 };
  private scan: RowScan;
  private origin: number | null = null;
  /** Of the file so far. */
  private lines: number;

  constructor(
    private readonly layout: CsvLayout,
    private readonly bytes: Uint8Array,
    private readonly offset: number,
    state: JsonValue,
    private readonly file: string,
  ) {
    this.state = restoreTableState(state);
    this.lines = this.state.lines;
    if (this.state.header !== null) this.columns = columnsOf(this.state.header, layout);
    this.collector = new RowCollector(this.state, this.items, this.columns.metrics, this.columns.width);
    this.scan = new RowScan(bytes, this.columns.roles, this.state.delimiter.charCodeAt(0));
  }

  read(): DecodedSlice {
    const consumed = this.state.isRefused ? this.bytes.length : this.readRows();
    this.collector.flush();
    this.state.lines = this.lines;
    const { items, problems, problemCount } = this;
    return { consumed, items, problems, problemCount, state: this.state as unknown as JsonValue };
  }

  private readRows(): number {
    const { bytes, state } = this;
    const end = bytes.lastIndexOf(lineFeed) + 1;
    let position = this.offset === 0 && hasByteOrderMark(bytes) ? 3 : 0;
    while (position < end && !state.isRefused) {
      if (state.isSkipping) {
        state.isSkipping = false;
        this.lines++;
        position = bytes.indexOf(lineFeed, position) + 1;
        continue;
      }
      if (state.identity !== null) position = this.scanRows(position);
      if (position >= end) break;
      const next = this.readLine(position);
      if (next < 0) return position; // a quoted cell goes on in bytes that are not there yet
      position = next;
    }
    if (state.isRefused) return bytes.length;
    if (bytes.length - position > maxLineBytes) {
      if (!state.isSkipping) this.complain(tooLong, 1);
      state.isSkipping = true;
      return bytes.length;
    }
    return position;
  }

  /** Reads rows of plain numbers as long as there are such. @returns where the next line begins */
  private scanRows(start: number): number {
    const { scan, bytes, offset, collector } = this;
    const { safeEnd, columns, values } = scan;
    const isCounted = this.columns.step < 0;
    const isTimed = this.layout.time !== null;
    let position = start;
    let lines = 0;
    for (; position < safeEnd && scan.row(position); position = scan.end, lines++) {
      const { end, count } = scan;
      const step = isCounted ? collector.rows : scan.step;
      if (step - step !== 0 || end - position > maxLineBytes) break; // which is told elsewhere
      const time = isTimed ? this.timeOf(scan.time) : NaN;
      if (count > 0)
        collector.add(step, time, columns, values, count, offset + position, offset + end, bytes.length - position);
    }
    this.lines += lines;
    if (this.mayHaveCommas() && bytes.subarray(start, position).includes(point)) this.state.decimal = ".";
    return position;
  }

  /** Reads a line in full. @returns where the next begins; -1: more bytes are needed */
  private readLine(start: number): number {
    const { bytes, state } = this;
    const lineEnd = bytes.indexOf(lineFeed, start) + 1;
    if (lineEnd - start > maxLineBytes) {
      this.lines++;
      this.complain(tooLong);
      return lineEnd;
    }
    if (isBlank(bytes, start, lineEnd)) {
      this.lines++;
      return lineEnd;
    }
    if (state.header === null) return this.readHead(start, lineEnd);
    const row = splitRow(bytes, start, state.delimiter.charCodeAt(0));
    this.lines++;
    if (row === null) {
      if (bytes.length - start <= maxQuotedBytes) {
        this.lines--;
        return -1;
      }
      this.complain("a quoted cell has no end, so this line is left out");
      return lineEnd;
    }
    this.readCells(row, start);
    this.lines += row.extraLines;
    return row.end;
  }

  private readHead(start: number, lineEnd: number): number {
    const { bytes, state } = this;
    this.lines++;
    const text = decodeUtf8(bytes.subarray(start, lineEnd));
    if (text.startsWith("#")) {
      state.comment ??= text.slice(1, 4096).trim();
      return lineEnd;
    }
    state.delimiter = this.layout.delimiter ?? sniffDelimiter(text);
    const row = splitRow(bytes.subarray(0, lineEnd), start, state.delimiter.charCodeAt(0));
    if (row === null) {
      state.isRefused = true;
      this.complain("not a table: its header has a quote without an end");
    } else this.useHeader(row.cells);
    return lineEnd;
  }

  private useHeader(cells: readonly string[]): void {
    const { state } = this;
    if (cells.length > maxColumns) {
      state.isRefused = true;
      return this.complain(`has ${cells.length} columns; tables of more than ${maxColumns} are not read`);
    }
    state.header = [...cells];
    state.numeric = cells.map(() => 0);
    this.columns = columnsOf(cells, this.layout);
    this.collector.restart(this.columns.metrics, this.columns.width);
    this.scan = new RowScan(this.bytes, this.columns.roles, state.delimiter.charCodeAt(0));
  }

  private readCells({ cells, end }: SplitRow, start: number): void {
    const { state, scan } = this;
    const header = state.header!;
    if (isHeader(cells, header, this.columns)) return this.useHeader(cells);
    if (cells.length > header.length) this.complain(`has ${cells.length} cells under ${header.length} columns`);
    state.identity ??= identityOf(header, cells);
    if (this.mayHaveCommas()) state.decimal = decimalMarkOf(cells);
    const hasCommas = state.decimal === "," && state.delimiter !== ",";
    let count = 0;
    let step = NaN;
    let time = NaN;
    for (const [column, cell] of cells.slice(0, header.length).entries()) {
      if (isMissing(cell)) continue;
      const number = cellNumber(cell) ?? (hasCommas ? commaNumber(cell) : null);
      if (number === null) {
        this.foundText(column, cell);
        continue;
      }
      const role = this.columns.roles[column];
      if (role === columnRole.step) step = number;
      else {
        if (role !== columnRole.metric) time = number;
        if (role === columnRole.time) continue;
        state.numeric[column] ||= 1;
        scan.columns[count] = column;
        scan.values[count++] = number;
      }
    }
    this.keep(start, end, step, time, count);
  }

  private keep(start: number, end: number, cellStep: number, cellTime: number, count: number): void {
    const { scan, collector, offset, bytes } = this;
    const step = this.columns.step < 0 ? collector.rows : cellStep;
    if (step - step !== 0) return this.complain("has no step, so its values are left out");
    if (count === 0) return;
    const left = bytes.length - start;
    collector.add(step, this.timeOf(cellTime), scan.columns, scan.values, count, offset + start, offset + end, left);
  }

  /** Ms since the epoch by the table's column of times; NaN when it has none. */
  private timeOf(cell: number): number {
    if (this.layout.time === null) return NaN;
    const time = Math.round(this.timeOrigin() + this.layout.time.factor * cell);
    return Math.abs(time) <= 8.64e15 ? time : NaN;
  }

  private timeOrigin(): number {
    const origin = this.layout.time?.origin ?? NaN;
    if (typeof origin === "number") return origin;
    return (this.origin ??= originIn(this.state.comment, origin.commentField) * origin.factor);
  }

  /** Whether decimals of this table may stand behind commas: its writer is not known, and no number had any yet. */
  private mayHaveCommas(): boolean {
    return this.layout.delimiter === null && this.state.decimal === "";
  }

  /** A column of texts is none of numbers; a text among numbers is worth a word, and decimal commas, once a column. */
  private foundText(column: number, cell: string): void {
    const { state } = this;
    const isWorthAWord = state.numeric[column] === 1 || (state.decimal === "," && commaNumber(cell) !== null);
    if (!isWorthAWord || state.numeric[column] === 2) return;
    state.numeric[column] = 2;
    const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
    this.complain(`column "${state.header![column]!.slice(0, 80)}" holds "${shown}", which is not a number`);
  }

  /** @param ahead lines after the last one read that the problem is on */
  private complain(reason: string, ahead = 0): void {
    this.problemCount++;
    if (this.state.problems++ < maxProblems) this.problems.push({ file: this.file, line: this.lines + ahead, reason });
  }
}

/** A second header: appended by a logger that was started again, perhaps with other columns. */
function isHeader(cells: readonly string[], header: readonly string[], columns: Columns): boolean {
  const anchor = header[Math.max(0, columns.step)]!;
  return anchor !== "" && cells.includes(anchor) && cells.every((cell) => cell !== "" && cellNumber(cell) === null);
}

/** A number in the JSON object that a comment is; NaN when there is none. */
function originIn(comment: string | null, field: string): number {
  const value = comment === null ? undefined : parseLooseJson(comment);
  const number = typeof value === "object" && value !== null && !Array.isArray(value) ? value[field] : null;
  return typeof number === "number" ? number : NaN;
}

function identityOf(header: readonly string[], cells: readonly string[]): string {
  const pairs = header
    .map((name, column) => [name, cells[column] ?? ""] as const)
    .filter(([, cell]) => !isMissing(cell));
  return JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).slice(0, maxIdentity);
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Only spaces, tabs and the line's end. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = bytes[i];
    if (c !== 32 && c !== 9 && c !== 13 && c !== lineFeed) return false;
  }
  return true;
}
