import { parseQuery } from "../../core/query/parse/parseQuery";
import type { ColumnName } from "../../core/table/columns/columnName";
import { RequestError } from "../requestError";

const prefix = "ORDER BY ";

/**
 * A metric by its name, for its last value, or a summary of one such as `best(metrics.val_acc)`.
 * @throws {QueryError} with the place in the text
 */
export function metricNamed(text: string): ColumnName {
  if (!/^(last|first|min|max|mean|count|best)\(/i.test(text)) return { entity: "metrics", key: text, summary: "last" };
  const { order } = parseQuery(prefix + text);
  const [first, ...rest] = order;
  if (first === undefined || rest.length > 0) throw new RequestError("--metric takes one metric each time.");
  return { entity: "metrics", key: first.field.key, summary: first.field.summary };
}
