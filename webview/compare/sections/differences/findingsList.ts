import { findingKinds, type Finding, type FindingKind } from "../../../../src/core/compare/card/finding";
import type { Association } from "../../../../src/core/compare/relation/association";
import type { OnlyInSome } from "../../../../src/core/compare/card/onlyInSome";
import type { WhatDiffers } from "../../../../src/core/compare/card/whatDiffers";
import type { RunRow } from "../../../../src/core/model/runRow";
import type { Translate } from "../../../../src/core/view/translate";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";

/** Findings named at first. */
const limit = 12;
/** Values of one finding; with more the table is the place to look. */
const groupLimit = 6;
/** Names and values in one line of what only some runs have. */
const togetherLimit = 12;
/** Runs that are named in a line. */
const namedRuns = 3;

/** What the list is made of. */
export interface FindingsParts {
  readonly found: WhatDiffers;
  readonly runs: readonly RunRow[];
  /** The metric that `found` weighs things by. */
  readonly keyMetric: string | null;
  readonly t: Translate;
  /** What stands below the finding that the code differs. */
  readonly codeDetails: (finding: Finding) => Node;
}

/** What differs, in words, most telling first; then what is the same, and what nobody wrote down. */
export function findingsList(parts: FindingsParts): HTMLElement {
  const { found, t } = parts;
  const { findings, same, unknown } = found;
  const list = element("ul", { class: "findings" });
  const items = findingKinds.flatMap((kind) => [
    ...findings.filter((one) => one.kind === kind).map((one) => () => item(one, parts)),
    ...found.onlyInSome.filter((one) => one.kind === kind).map((one) => () => together(one, parts)),
  ]);
  const add = (some: readonly (() => HTMLElement)[]): void => list.append(...some.map((make) => make()));
  add(items.slice(0, limit));
  const card = element("div", {}, list);
  if (items.length === 0) card.prepend(element("p", {}, t("Nothing that was recorded differs.")));
  if (items.length > limit) {
    const text = t("Show {0} more", items.length - limit);
    const more = element("button", { class: "more", type: "button" }, text);
    more.addEventListener("click", () => {
      add(items.slice(limit));
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

function item(finding: Finding, { runs, keyMetric, codeDetails, t }: FindingsParts): HTMLElement {
  const { kind, key, groups, relation } = finding;
  const head: (Node | string)[] = [element("span", { class: "kind" }, kindText(kind, t)), " "];
  if (key !== "") head.push(element("strong", {}, logText(key)), " ");
  const shown = groups.slice(0, groupLimit).map(({ text, runs: members }) => {
    const short = kind === "code" && text !== null ? text.slice(0, 8) : text;
    const value = short === null ? element("em", {}, t("none")) : logText(short, "value");
    return element("li", {}, value, " ", whoText(members, runs, 1, t));
  });
  if (groups.length > groupLimit)
    shown.push(element("li", { class: "muted" }, t("{0} more values", groups.length - groupLimit)));
  if (relation !== null && keyMetric !== null) head.push(relationText(relation, keyMetric, t));
  const made = element("li", { class: "finding" }, ...head, element("ul", { class: "groups" }, ...shown));
  if (kind === "code") made.append(codeDetails(finding));
  return made;
}

/** How the key metric goes along, in numbers, with what they rest on. */
function relationText({ strength, rho, n }: Association, metric: string, t: Translate): HTMLElement {
  const name = metric.slice(0, 80);
  const text =
    rho === null
      ? t("goes with {0}: η² = {1}, n = {2}", name, strength.toFixed(2), n)
      : t("goes with {0}: ρ = {1}, n = {2}", name, rho.toFixed(2).replace("-", "−"), n);
  const what =
    rho === null
      ? t("Share of the variance of the metric's ranks that the value explains.")
      : t("Spearman's rank correlation: −1 and 1 are perfect, 0 is none.");
  const title = `${what} ${t("Chance alone does as much in fewer than one case in twenty. It need not be the cause.")}`;
  return element("bdi", { class: "muted", title }, text);
}

/** Things that the same runs have and the others lack, in one line. */
function together({ kind, runs: members, lines }: OnlyInSome, { runs, t }: FindingsParts): HTMLElement {
  const shown = lines
    .slice(0, togetherLimit)
    .map(({ key, text }) => element("li", {}, element("strong", {}, logText(key)), " ", logText(text, "value")));
  if (lines.length > togetherLimit)
    shown.push(element("li", { class: "muted" }, t("{0} more", lines.length - togetherLimit)));
  const head = [element("span", { class: "kind" }, kindText(kind, t)), " ", t("only in"), " "];
  return element(
    "li",
    { class: "finding" },
    ...head,
    whoText(members, runs, namedRuns, t),
    element("ul", { class: "groups" }, ...shown),
  );
}

/** The runs by name when they are few, else their number. */
function whoText(members: readonly number[], runs: readonly RunRow[], most: number, t: Translate): HTMLElement {
  const rows = members.flatMap((run) => runs[run] ?? []);
  const names = rows.map(({ runName }) => runName).join(", ");
  const attributes = { class: "muted", "data-runs": JSON.stringify(rows.map(({ runId }) => runId)) };
  return element("span", attributes, members.length > most ? t("{0} runs", members.length) : logText(names));
}
