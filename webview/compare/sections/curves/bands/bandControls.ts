import { groupingName } from "../../../../../src/core/groups/text/groupingName";
import { controls } from "../../../../shared/controls";
import { element } from "../../../../shared/element";
import { opener } from "../../../../shared/parts/opener";
import type { CurveBoard } from "../curveBoard";

/** Whether groups of runs are drawn as one, and how: what asks how is there only while they are. */
export function bandControls(board: CurveBoard, place: () => HTMLElement): HTMLElement {
  const { t } = board.context;
  const { spread, showsMembers } = board.settings;
  const widths = [
    { value: "std", label: t("Mean ± std") },
    { value: "range", label: t("Min to max") },
  ];
  const by = controls.button("", () => void board.groups.choose(place(), tell).catch(reportError));
  const tell = opener(by, "dialog");
  const name = (): void => void (by.textContent = t("by {0}", groupingName(board.groups.by, t)));
  board.groups.onDidChange.listen(name);
  name();
  let chosen = spread ?? "std";
  const how = element(
    "span",
    { class: "labelled", hidden: spread === null },
    by,
    controls.choice(t("Band"), widths, chosen, (value) => {
      chosen = value === "range" ? "range" : "std";
      board.set({ spread: chosen });
    }),
    controls.checkbox(t("Members"), showsMembers, (isShown) => board.set({ showsMembers: isShown })),
  );
  const toggle = controls.checkbox(t("Group runs"), spread !== null, (isGrouped) => {
    how.hidden = !isGrouped;
    board.set({ spread: isGrouped ? chosen : null });
  });
  toggle.title = t(
    "Draws runs that belong together as a mean with a band, aligned by step or time and interpolated between points",
  );
  return element("span", { class: "labelled" }, toggle, how);
}
