import type { CsvLayout } from "./csvLayout";

/** What a column is used for. */
export const columnRole = { metric: 0, step: 1, time: 2, timeAndMetric: 3 } as const;

/** The columns of a table, each with its use and its metric's name. */
export interface Columns {
  readonly roles: Uint8Array;
  readonly metrics: readonly string[];
  /** How many of them hold metrics. */
  readonly width: number;
  /** Column of the step; -1: rows are counted. */
  readonly step: number;
}

/** Finds the use of each column. Columns of one name are numbered as pandas does: loss, loss.1, loss.2. */
export function columnsOf(header: readonly string[], layout: CsvLayout): Columns {
  const step = layout.stepColumns.map((name) => header.indexOf(name)).find((column) => column >= 0) ?? -1;
  const time = layout.time === null ? -1 : header.indexOf(layout.time.column);
  const roles = new Uint8Array(header.length);
  if (time >= 0) roles[time] = layout.time?.isAlsoMetric ? columnRole.timeAndMetric : columnRole.time;
  if (step >= 0) roles[step] = columnRole.step;
  const counts = new Map<string, number>();
  const metrics = header.map((cell, column) => {
    if (roles[column] !== columnRole.metric) return layout.prefix + cell;
    if (layout.onlyMetric !== null) return numbered(counts, layout.onlyMetric);
    return numbered(counts, layout.prefix + (cell === "" ? `column ${column + 1}` : cell));
  });
  const width = roles.filter((role) => role === columnRole.metric || role === columnRole.timeAndMetric).length;
  return { roles, metrics, width, step };
}

function numbered(counts: Map<string, number>, name: string): string {
  const count = counts.get(name) ?? 0;
  counts.set(name, count + 1);
  return count === 0 ? name : numbered(counts, `${name}.${count}`);
}
