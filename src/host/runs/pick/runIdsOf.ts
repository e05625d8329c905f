import type { RunGroup } from "../../../core/groups/runGroup";
import type { RunRow } from "../../../core/model/runRow";

/** The runs in a command's arguments: of a menu on several lines the second argument holds them all. */
export function runIdsOf(args: readonly unknown[]): string[] {
  const many = Array.isArray(args[1]) ? (args[1] as unknown[]) : args.slice(0, 1);
  return [...new Set(many.flatMap((one) => membersOf(one) ?? runIdOf(one) ?? []))];
}

/** The runs of a group's tree node; null for anything else. */
function membersOf(value: unknown): readonly string[] | null {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "group") return null;
  const { runIds } = "group" in value ? (value.group as Partial<RunGroup>) : {};
  return Array.isArray(runIds) ? (runIds as readonly string[]) : null;
}

/** The run of a tree node, or a run id as other parts pass it. */
function runIdOf(value: unknown): string | null {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "run") return null;
  const row = "row" in value ? (value.row as Partial<RunRow> | null) : null;
  return typeof row?.runId === "string" ? row.runId : null;
}
