import type { QuerySubject } from "../../core/query/parse/querySubject";

/** Whether a query can be asked of it. */
export function isQuerySubject(value: unknown): value is QuerySubject {
  return value === "runs" || value === "groups";
}
