import type { PageGroup } from "../../../../src/protocol/pages/compareApi";
import { hasBands } from "../../../../src/core/curves/bands/hasBands";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import { runMark } from "../../runMark";
import type { CurveBoard } from "./curveBoard";
import "./runLegend.css";
import { openStyleMenu } from "./styleMenu";

/** A line of the legend: a run, or the runs that are drawn as one. */
interface Entry {
  readonly name: string;
  readonly runIds: readonly string[];
}

/** The runs with their lines: a press hides or shows one, pointing at it brings it out on every chart. */
export function runLegend(board: CurveBoard): HTMLElement {
  const { context } = board;
  const { runs, t } = context;
  const list = element("ul", { class: "run-legend", "aria-label": t("Runs") });
  const buttons = new Map<Entry, HTMLElement>();
  let built = "";
  const build = (): void => {
    buttons.clear();
    const items = entriesOf(board).map((entry) => {
      const { name, runIds } = entry;
      const [first = ""] = runIds;
      const button = element("button", { type: "button" }, runMark(runs.style(first)), logText(name));
      button.title = t("{0}: click to hide or show, context menu to change its style", name.slice(0, 500));
      button.addEventListener("click", () => hide([entry], isShown(entry)));
      button.addEventListener("dblclick", () => only(entry));
      button.addEventListener("contextmenu", (event) => {
        event.preventDefault();
        openStyleMenu(first, name, button, context);
      });
      for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => runs.highlight(first));
      for (const type of ["pointerleave", "blur"]) button.addEventListener(type, () => runs.highlight(null));
      buttons.set(entry, button);
      return element("li", {}, button);
    });
    list.replaceChildren(...items);
    mark();
  };
  const isShown = ({ runIds }: Entry): boolean => runIds.some((runId) => !runs.isHidden(runId));
  const hide = (entries: readonly Entry[], isHidden: boolean): void => {
    for (const { runIds } of entries) for (const runId of runIds) runs.setHidden(runId, isHidden);
  };
  /** The first double click on a run hides all others, the next shows them again. */
  const only = (entry: Entry): void => {
    const others = [...buttons.keys()].filter((one) => one !== entry);
    const areShown = others.some(isShown);
    hide([entry], false);
    hide(others, areShown);
  };
  const mark = (): void => {
    for (const [{ runIds }, button] of buttons)
      button.setAttribute("aria-pressed", String(runIds.some((runId) => runs.isShown(runId))));
  };
  const rebuild = (): void => {
    const now = JSON.stringify(entriesOf(board).map((entry) => [entry, runs.style(entry.runIds[0] ?? "")]));
    if (now === built) return;
    built = now;
    build();
  };
  runs.onDidLoad.listen(rebuild);
  runs.onDidSelect.listen(mark);
  board.onDidSet.listen(rebuild);
  board.groups.onDidChange.listen(rebuild);
  build();
  return list;
}

/** As on the charts: groups take the place of their runs, unless those are drawn, too. */
function entriesOf({ context, groups, settings }: CurveBoard): Entry[] {
  const isGrouped = settings.spread !== null && hasBands(settings.axis) && !settings.showsMembers;
  const groupEntry = ({ title, runIds }: PageGroup): Entry[] =>
    runIds.length < 2 ? [] : [{ name: context.t("{0} · {1} runs", title, runIds.length), runIds }];
  const own = isGrouped ? groups.all.flatMap(groupEntry) : [];
  const grouped = new Set(own.flatMap(({ runIds }) => runIds));
  const { rows } = context.runs.compared;
  const single = rows.filter(({ runId }) => !grouped.has(runId));
  return [...own, ...single.map(({ runId, runName }) => ({ name: runName, runIds: [runId] }))];
}
