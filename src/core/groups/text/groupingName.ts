import type { Translate } from "../../view/translate";

/** Longest grouping that is named in full. */
const longest = 40;

/** What runs are grouped by, in short, for buttons. @param by `seed`, or fields with commas between them */
export function groupingName(by: string, t: Translate): string {
  const text = by.toLowerCase() === "seed" ? t("seeds") : by.replaceAll(/\b(params|tags|attributes|source)\./g, "");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
