import { compileCondition } from "./evaluate/compileCondition";
import { parseQuery } from "./parse/parseQuery";
import type { QuerySubject } from "./parse/querySubject";
import { QueryError } from "./parse/queryError";
import { RunTable } from "./evaluate/runTable";

/** What is wrong with a query, its literals included; null when it can be asked. Needs no runs. */
export function checkQuery(query: string, subject: QuerySubject = "runs"): QueryError | null {
  try {
    const { condition } = parseQuery(query, subject);
    const noRuns = new RunTable(
      () => null,
      () => NaN,
    );
    if (condition) compileCondition(condition, noRuns, 0);
    return null;
  } catch (error) {
    if (QueryError.is(error)) return error;
    throw error;
  }
}
