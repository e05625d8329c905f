import type { RunRow } from "../../core/model/runRow";

/** The runs in a command's arguments: of a menu on several lines the second argument holds them all. */
export function runIdsOf(args: readonly unknown[]): string[] {
  const many = Array.isArray(args[1]) ? (args[1] as unknown[]) : args.slice(0, 1);
  return many.map(runIdOf).filter((id) => id !== null);
}

/** The run of a tree node, or a run id as other parts pass it. */
function runIdOf(value: unknown): string | null {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "run") return null;
  const row = "row" in value ? (value.row as Partial<RunRow> | null) : null;
  return typeof row?.runId === "string" ? row.runId : null;
}
