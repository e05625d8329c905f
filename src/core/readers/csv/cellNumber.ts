import { pythonNumber } from "../shared/pythonNumber";

const missing: ReadonlySet<string> = new Set(["", "NA", "N/A", "None", "null"]);
const truths: ReadonlyMap<string, number> = new Map([
  ["True", 1],
  ["False", 0],
]);

/** Whether a cell says that there is no value. "nan" is a value. */
export function isMissing(cell: string): boolean {
  return missing.has(cell);
}

/** The number of a cell, as Python writes numbers and truth values; null when it holds something else. */
export function cellNumber(cell: string): number | null {
  return pythonNumber(cell) ?? truths.get(cell) ?? null;
}
