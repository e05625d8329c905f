import type { RunStatus } from "../../model/runStatus";

/** MLflow's numbers of a status (service.proto, RunStatus). */
const byNumber: readonly (RunStatus | undefined)[] = [
  undefined,
  "RUNNING",
  "SCHEDULED",
  "FINISHED",
  "FAILED",
  "KILLED",
];

/** A run's status from its number in a file store or its word in a database; RUNNING when missing, as MLflow has it. */
export function runStatusOf(value: number | string | null): RunStatus {
  if (typeof value === "number") return byNumber[value] ?? "RUNNING";
  const known = byNumber.find((status) => status === value?.toUpperCase());
  return known ?? byNumber[Number(value)] ?? "RUNNING";
}
