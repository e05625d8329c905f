import { element } from "../../../shared/element";
import { logText } from "../../../shared/logText";
import type { CompareContext } from "../../compareContext";
import { runMark } from "../../runMark";
import { openStyleMenu } from "./styleMenu";

/** The runs with their lines: a press hides or shows one, pointing at it brings it out on every chart. */
export function runLegend(context: CompareContext): HTMLElement {
  const { runs, t } = context;
  const list = element("ul", { class: "run-legend", "aria-label": t("Runs") });
  const buttons = new Map<string, HTMLElement>();
  const build = (): void => {
    buttons.clear();
    const items = runs.compared.rows.map(({ runId, runName }) => {
      const button = element("button", { type: "button" }, runMark(runs.style(runId)), logText(runName));
      button.title = t("{0}: press to hide or show, context menu to draw it another way", runName.slice(0, 500));
      button.addEventListener("click", () => runs.setHidden(runId, !runs.isHidden(runId)));
      button.addEventListener("dblclick", () => only(runId));
      button.addEventListener("contextmenu", (event) => {
        event.preventDefault();
        openStyleMenu(runId, runName, button, context);
      });
      for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => runs.highlight(runId));
      for (const type of ["pointerleave", "blur"]) button.addEventListener(type, () => runs.highlight(null));
      buttons.set(runId, button);
      return element("li", {}, button);
    });
    list.replaceChildren(...items);
    mark();
  };
  /** The first double click on a run hides all others, the next shows them again. */
  const only = (runId: string): void => {
    const others = runs.compared.rows.filter((row) => row.runId !== runId);
    const areHidden = others.every((row) => runs.isHidden(row.runId));
    runs.setHidden(runId, false);
    for (const row of others) runs.setHidden(row.runId, !areHidden);
  };
  const mark = (): void => {
    for (const [runId, button] of buttons) button.setAttribute("aria-pressed", String(runs.isShown(runId)));
  };
  runs.onDidLoad.listen(build);
  runs.onDidSelect.listen(mark);
  build();
  return list;
}
