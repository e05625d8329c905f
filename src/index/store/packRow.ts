import type { RunRow } from "../../core/model/runRow";
import { exactJson } from "./exactJson";

/** Every field of a row; the order is that of the packed form. Raise `schemaNumber` with any change. */
const fields: Readonly<Record<keyof RunRow, true>> = {
  runId: true,
  runName: true,
  experimentId: true,
  experiment: true,
  parentId: true,
  formats: true,
  status: true,
  isStale: true,
  startTime: true,
  endTime: true,
  lastTime: true,
  attempts: true,
  lastStep: true,
  keyMetric: true,
  nanMetrics: true,
  problemCount: true,
  childCount: true,
  evidence: true,
  dirty: true,
  dirtyCount: true,
  directory: true,
  host: true,
  pid: true,
};
const names = Object.keys(fields) as (keyof RunRow)[];

/** A row as a JSON array without names: half the bytes, and twice as fast to read back. */
export const packRow = {
  write: (row: RunRow): string => exactJson.write(names.map((name) => row[name])),
  /** Rows from the texts of many, joined by commas. Throws a SyntaxError. */
  *readAll(joined: string): IterableIterator<RunRow> {
    for (const values of exactJson.read(`[${joined}]`) as unknown[][]) {
      const row: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) row[names[i]!] = values[i];
      yield row as unknown as RunRow; // Written by `write` of the same schema, behind a checksum.
    }
  },
};
