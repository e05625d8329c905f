import { runStyleAt, runStyleCount, type RunStyle } from "./runStyle";

/**
 * Gives every run of a set a style: the one it has already where no earlier run of the set looks the same, else the
 * first free one. More runs than styles repeat them.
 * @param known styles given before
 */
export function assignStyles(runIds: readonly string[], known: ReadonlyMap<string, RunStyle>): Map<string, RunStyle> {
  const given = new Map<string, RunStyle>();
  const taken = new Set<string>();
  const take = (runId: string, style: RunStyle): void => {
    given.set(runId, style);
    taken.add(keyOf(style));
  };
  for (const runId of runIds) {
    const style = known.get(runId);
    if (style !== undefined && !taken.has(keyOf(style))) take(runId, style);
  }
  let next = 0;
  for (const runId of runIds) {
    if (given.has(runId)) continue;
    while (next < runStyleCount && taken.has(keyOf(runStyleAt(next)))) next++;
    take(runId, runStyleAt(next++));
  }
  return given;
}

/** The marker alone tells no lines apart, so it does not count. */
function keyOf({ colour, dash }: RunStyle): string {
  return `${colour}/${dash}`;
}
