import type { DecodedItem, DecodedSlice, LogDecoder } from "../../ingest/logDecoder";
import { maxRecordBytes } from "../../ingest/maxRecordBytes";
import type { JsonValue } from "../../model/jsonValue";
import type { Problem } from "../../model/problem";
import { decodeUtf8 } from "../../text/decodeUtf8";
import { RowCollector } from "../csv/rowCollector";
import { restoreTableState, type TableState } from "../csv/tableState";
import { parseLooseJson } from "../shared/parseLooseJson";

const lineFeed = 10;
const maxNames = 4096;
const maxDepth = 8;
const maxProblems = 100;
const maxIdentity = 4096;

/**
 * A decoder for files with one JSON object a line: each number in it is a point, nested names are joined with "/".
 * @param stepNames the first of these that an object has is its step; with none of them lines are counted
 */
export function jsonLinesDecoder(format: string, stepNames: readonly string[]): LogDecoder {
  return {
    format,
    version: 1,
    decode: (bytes, offset, state, file) => readSlice(bytes, offset, restoreTableState(state), stepNames, file),
  };
}

function readSlice(
  bytes: Uint8Array,
  offset: number,
  state: TableState,
  stepNames: readonly string[],
  file: string,
): DecodedSlice {
  const items: DecodedItem[] = [];
  const problems: Problem[] = [];
  let problemCount = 0;
  const complain = (reason: string, ahead = 0) => {
    problemCount++;
    if (state.problems++ < maxProblems) problems.push({ file, line: state.lines + ahead, reason });
  };
  const names = (state.header = [...(state.header ?? [])]);
  const known = new Map(names.map((name, column) => [name, column]));
  const collector = new RowCollector(state, items, names, Infinity);
  let start = 0;
  for (let end = bytes.indexOf(lineFeed); end >= 0; start = end + 1, end = bytes.indexOf(lineFeed, start)) {
    state.lines++;
    if (state.isSkipping || end - start > maxRecordBytes) {
      if (!state.isSkipping) complain("longer than 16 MiB, so this line is left out");
      state.isSkipping = false;
      continue;
    }
    const text = decodeUtf8(bytes.subarray(start, end)).trim();
    if (text === "") continue;
    const value = parseLooseJson(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      complain("not an object in JSON");
      continue;
    }
    const numbers = new Map<string, number>();
    gather(value, "", maxDepth, numbers);
    const stepName = stepNames.find((name) => numbers.has(name));
    const step = stepName === undefined ? state.rows : numbers.get(stepName)!;
    if (stepName !== undefined) numbers.delete(stepName);
    if (!Number.isFinite(step)) {
      complain("has no step, so its values are left out");
      continue;
    }
    state.identity ??= text.slice(0, maxIdentity);
    const cells = [...numbers].map(([name, number]) => [columnOf(name, names, known), number] as const);
    const kept = cells.filter(([column]) => column >= 0).sort(([a], [b]) => a - b);
    if (kept.length < cells.length) complain(`has more than ${maxNames} names in all; further ones are left out`);
    const columns = Int32Array.from(kept, ([column]) => column);
    const values = Float64Array.from(kept, ([, number]) => number);
    const left = bytes.length - start;
    collector.add(step, NaN, columns, values, kept.length, offset + start, offset + end + 1, left);
  }
  if (bytes.length - start > maxRecordBytes) {
    if (!state.isSkipping) complain("longer than 16 MiB, so this line is left out", 1);
    state.isSkipping = true;
    start = bytes.length;
  }
  collector.flush();
  return { consumed: start, items, problems, problemCount, state: state as unknown as JsonValue };
}

function columnOf(name: string, names: string[], known: Map<string, number>): number {
  let column = known.get(name) ?? -1;
  if (column < 0 && names.length < maxNames) known.set(name, (column = names.push(name) - 1));
  return column;
}

function gather(value: JsonValue, name: string, depth: number, numbers: Map<string, number>): void {
  if (typeof value === "number") numbers.set(name, value);
  else if (typeof value === "object" && value !== null && !Array.isArray(value) && depth > 0)
    for (const [key, item] of Object.entries(value))
      gather(item, name === "" ? key : `${name}/${key}`, depth - 1, numbers);
}
