import type { RunBaseline } from "../core/baseline/runBaseline";
import { plainLine } from "../core/format/plainLine";

/** What runs are compared with, for people. */
export function baselineName({ runIds, runName }: RunBaseline): string {
  const more = runIds.length - 1;
  const name = plainLine(runName);
  return more === 0 ? name : `${name} and ${more} more, by their means`;
}
