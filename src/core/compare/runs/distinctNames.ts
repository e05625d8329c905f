import type { RunRow } from "../../model/runRow";

/** Characters of a run's id that tell runs of one name apart, where they do. */
const shortest = 4;

/** The same runs; those that share a name have the end of their id behind it, long enough to tell them apart. */
export function distinctNames(rows: readonly RunRow[]): RunRow[] {
  const byName = new Map<string, RunRow[]>();
  for (const row of rows) byName.set(row.runName, [...(byName.get(row.runName) ?? []), row]);
  return rows.map((row) => {
    const same = byName.get(row.runName) ?? [];
    return same.length < 2 ? row : { ...row, runName: `${row.runName} (${endOf(row.runId, same)})` };
  });
}

function endOf(runId: string, same: readonly RunRow[]): string {
  let length = shortest;
  while (length < runId.length && same.filter((one) => one.runId.endsWith(runId.slice(-length))).length > 1) length++;
  return runId.slice(-length);
}
