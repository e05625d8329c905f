import type { RunDetail } from "../../model/runDetail";
import { importedElsewhere } from "../../rerun/importedElsewhere";
import { commitText, evidenceText } from "../evidenceText";
import type { SourceReach } from "../source/sourceReach";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { icon } from "../icon";
import { leaf } from "./leaf";
import { reachLines } from "./reachLines";
import { section } from "./section";
import { sourceLines } from "./sourceLines";

/** The heading of the source says what most want to know: commit, branch, and whether there were changes. */
export function sourceSection(detail: RunDetail, t: Translate, reach: SourceReach | null = null): DetailNode | null {
  const current = detail.sources.at(-1);
  const [first, ...rest] = sourceLines(detail.sources, t);
  const lines = [...(first === undefined ? [] : [first]), ...reachLines(reach, t), ...rest, ...mixedLines(detail, t)];
  const heading = section("source", t("Source"), "git-commit", lines);
  if (heading === null || current === undefined) return null;
  const evidence = evidenceText(current.evidence, t);
  return {
    ...heading,
    description: commitText(current, t) ?? evidence,
    tooltip: evidence,
    copyText: current.snapshot ?? current.commit,
  };
}

/** Code of another working tree that ran besides the recorded one. */
function mixedLines(detail: RunDetail, t: Translate): DetailNode[] {
  const files = importedElsewhere(detail);
  if (files.length === 0) return [];
  const children = files.map((file, index) => leaf(`source/mixed/${index}`, file, "", { tooltip: file }));
  const why = t("Files of another working tree were imported, so the recorded source is not all of the code.");
  return [
    leaf("source/mixed", t("Mixed code"), String(files.length), { icon: icon("warning"), tooltip: why, children }),
  ];
}
