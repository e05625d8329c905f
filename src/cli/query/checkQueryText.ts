import { checkQuery } from "../../core/query/checkQuery";
import { checkedQuery } from "./checkedQuery";

/** Throws a RequestError that points at the character where a query cannot be asked, its literals included. */
export function checkQueryText(query: string): void {
  checkedQuery(query, (text) => {
    const mistake = checkQuery(text);
    if (mistake) throw mistake;
  });
}
