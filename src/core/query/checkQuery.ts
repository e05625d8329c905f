import { compileCondition } from "./compileCondition";
import { parseQuery } from "./parseQuery";
import { QueryError } from "./queryError";
import { RunTable } from "./runTable";

/** What is wrong with a query, its literals included; null when it can be asked. Needs no runs. */
export function checkQuery(query: string): QueryError | null {
  try {
    const { condition } = parseQuery(query);
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
