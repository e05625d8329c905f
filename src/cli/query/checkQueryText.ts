import { checkQuery } from "../../core/query/checkQuery";
import type { QuerySubject } from "../../core/query/parse/querySubject";
import { checkedQuery } from "./checkedQuery";

/** Throws a RequestError that points at the character where a query cannot be asked, its literals included. */
export function checkQueryText(query: string, subject: QuerySubject = "runs"): void {
  checkedQuery(query, (text) => {
    const mistake = checkQuery(text, subject);
    if (mistake) throw mistake;
  });
}
