import type { RunDetail } from "../../model/runDetail";
import { commitText, evidenceText } from "../evidenceText";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { section } from "./section";
import { sourceLines } from "./sourceLines";

/** The heading of the source says what most want to know: commit, branch, and whether there were changes. */
export function sourceSection(detail: RunDetail, t: Translate): DetailNode | null {
  const current = detail.sources.at(-1);
  const heading = section("source", t("Source"), "git-commit", sourceLines(detail, t));
  if (heading === null || current === undefined) return null;
  const evidence = evidenceText(current.evidence, t);
  return {
    ...heading,
    description: commitText(current, t) ?? evidence,
    tooltip: evidence,
    copyText: current.snapshot ?? current.commit,
  };
}
