import { runCountText } from "../../../../src/core/view/runs/runCountText";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import type { CompareContext } from "../../compareContext";
import { runMark } from "../../runMark";

/**
 * How many runs a group has, which pressed lists them.
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
  const count = runCountText(runIds.length, t);
  const button = element("button", { class: "link", type: "button" }, about === "" ? count : `${count}, ${about}`);
  const whole = element("div", { class: "members" }, button);
  let list: HTMLElement | null = null;
  const show = (isOpen: boolean): void => {
    button.setAttribute("aria-expanded", String(isOpen));
    list?.remove();
    list = isOpen ? element("ul", {}, ...items()) : null;
    if (list !== null) whole.append(list);
  };
  const items = (): HTMLElement[] => {
    const names = new Map(runs.compared.rows.map(({ runId, runName }) => [runId, runName]));
    return runIds.map((runId) => {
      const attributes = { class: "run-label", "data-runs": JSON.stringify([runId]) };
      return element("li", attributes, runMark(runs.style(runId)), logText(names.get(runId) ?? runId));
    });
  };
  button.addEventListener("click", () => {
    if (!opened.delete(first)) opened.add(first);
    show(opened.has(first));
  });
  show(opened.has(first));
  return whole;
}
