import { formatNumber } from "../../../../src/core/format/formatNumber";
import { lastStepsText } from "../../../../src/core/groups/text/lastStepsText";
import { runCountText } from "../../../../src/core/view/runs/runCountText";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import type { CompareContext } from "../../compareContext";
import { runMark } from "../../runMark";

/**
 * How many runs a group has, which pressed lists them, and where they end if not at the same step.
 * @param about what else is said of the group beside the number
 * @param opened first runs of the groups that list them; kept up to date, so that groups drawn anew stay open
 */
export function groupMembers(
  runIds: readonly string[],
  about: string,
  opened: Set<string>,
  { runs, t }: CompareContext,
): HTMLElement {
  const [first = ""] = runIds;
  const rows = new Map(runs.compared.rows.map((row) => [row.runId, row]));
  const steps = runIds.flatMap((runId) => rows.get(runId)?.lastStep ?? []);
  const lengths = lastStepsText({ min: Math.min(...steps), max: Math.max(...steps) }, t);
  const count = runCountText(runIds.length, t);
  const button = element("button", { class: "link", type: "button" }, about === "" ? count : `${count}, ${about}`);
  const whole = element("div", { class: "members" }, button);
  if (lengths !== "") whole.append(element("div", { class: "muted" }, lengths));
  let list: HTMLElement | null = null;
  const show = (isOpen: boolean): void => {
    button.setAttribute("aria-expanded", String(isOpen));
    list?.remove();
    list = isOpen ? element("ul", {}, ...items()) : null;
    if (list !== null) whole.append(list);
  };
  const items = (): HTMLElement[] =>
    runIds.map((runId) => {
      const { runName = runId, lastStep = null } = rows.get(runId) ?? {};
      const attributes = { class: "run-label", "data-runs": JSON.stringify([runId]) };
      const line = element("li", attributes, runMark(runs.style(runId)), logText(runName));
      if (lengths !== "" && lastStep !== null)
        line.append(element("span", { class: "muted" }, t("step {0}", formatNumber(lastStep))));
      return line;
    });
  button.addEventListener("click", () => {
    if (!opened.delete(first)) opened.add(first);
    show(opened.has(first));
  });
  show(opened.has(first));
  return whole;
}
