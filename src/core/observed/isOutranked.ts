import type { RunRow } from "../model/runRow";

/**
 * Whether a snapshot that was taken when the run was seen to start says more than what its tool recorded. A run that was
 * resumed since then ran other code.
 */
export function isOutranked({ evidence, attempts }: Pick<RunRow, "evidence" | "attempts">): boolean {
  return attempts <= 1 && evidence !== "snapshot" && evidence !== "patch";
}
