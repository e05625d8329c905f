import type { Finding, FindingKind } from "../../../../src/core/compare/card/finding";
import type { WhatDiffers } from "../../../../src/core/compare/card/whatDiffers";
import type { RunRow } from "../../../../src/core/model/runRow";
import type { Translate } from "../../../../src/core/view/translate";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/logText";

/** Findings named at first. */
const limit = 12;
/** Values of one finding; with more the table is the place to look. */
const groupLimit = 6;

/** What the list is made of. */
export interface FindingsParts {
  readonly found: WhatDiffers;
  readonly runs: readonly RunRow[];
  readonly t: Translate;
  /** What stands below the finding that the code differs. */
  readonly codeDetails: (finding: Finding) => Node;
}

/** What differs, in words, most telling first; then what is the same, and what nobody wrote down. */
export function findingsList({ found, runs, t, codeDetails }: FindingsParts): HTMLElement {
  const { findings, same, unknown } = found;
  const list = element("ul", { class: "findings" });
  const add = (some: readonly Finding[]): void =>
    list.append(
      ...some.map((finding) => item(finding, runs, t, finding.kind === "code" ? codeDetails(finding) : null)),
    );
  add(findings.slice(0, limit));
  const card = element("div", {}, list);
  if (findings.length === 0) card.prepend(element("p", {}, t("Nothing that was recorded differs.")));
  if (findings.length > limit) {
    const text = t("Show {0} more", findings.length - limit);
    const more = element("button", { class: "more", type: "button" }, text);
    more.addEventListener("click", () => {
      add(findings.slice(limit));
      more.remove();
    });
    card.append(more);
  }
  const names = (kinds: readonly FindingKind[]): string => kinds.map((kind) => kindText(kind, t)).join(", ");
  if (same.length > 0) card.append(element("p", { class: "muted" }, t("The same in all runs: {0}.", names(same))));
  if (unknown.length > 0)
    card.append(element("p", { class: "muted" }, t("Not recorded for all runs: {0}.", names(unknown))));
  return card;
}

function kindText(kind: FindingKind, t: Translate): string {
  switch (kind) {
    case "code":
      return t("code");
    case "params":
      return t("params");
    case "data":
      return t("data");
    case "packages":
      return t("packages");
    case "environment":
      return t("environment");
  }
}

function item(finding: Finding, runs: readonly RunRow[], t: Translate, details: Node | null): HTMLElement {
  const { kind, key, groups, strength } = finding;
  const head: (Node | string)[] = [element("span", { class: "kind" }, kindText(kind, t)), " "];
  if (key !== "") head.push(element("strong", {}, logText(key)), " ");
  const shown = groups.slice(0, groupLimit).map(({ text, runs: members }) => {
    const short = kind === "code" && text !== null ? text.slice(0, 8) : text;
    const value = short === null ? element("em", {}, t("none")) : logText(short, "value");
    const [first] = members;
    const name = first === undefined ? "" : (runs[first]?.runName ?? "");
    const who = members.length === 1 ? logText(name) : t("{0} runs", members.length);
    return element("li", {}, value, " ", element("span", { class: "muted" }, who));
  });
  if (groups.length > groupLimit)
    shown.push(element("li", { class: "muted" }, t("{0} more values", groups.length - groupLimit)));
  if (strength !== null)
    head.push(element("span", { class: "muted" }, t("goes with the key metric: {0} of 1", strength.toFixed(2))));
  const made = element("li", { class: "finding" }, ...head, element("ul", { class: "groups" }, ...shown));
  if (details !== null) made.append(details);
  return made;
}
