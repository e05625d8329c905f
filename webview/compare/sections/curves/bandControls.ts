import { controls } from "../../../shared/controls";
import { element } from "../../../shared/element";
import type { CurveBoard } from "./curveBoard";

/** Whether seeds are drawn as one, and how: what asks how is there only while they are. */
export function bandControls(board: CurveBoard): HTMLElement {
  const { t } = board.context;
  const { spread, showsMembers } = board.settings;
  const widths = [
    { value: "std", label: t("Mean ± std") },
    { value: "range", label: t("Min to max") },
  ];
  let chosen = spread ?? "std";
  const how = element(
    "span",
    { class: "labelled", hidden: spread === null },
    controls.choice(t("Band"), widths, chosen, (value) => {
      chosen = value === "range" ? "range" : "std";
      board.set({ spread: chosen });
    }),
    controls.checkbox(t("Members"), showsMembers, (isShown) => board.set({ showsMembers: isShown })),
  );
  const toggle = controls.checkbox(t("Group seeds"), spread !== null, (isGrouped) => {
    how.hidden = !isGrouped;
    board.set({ spread: isGrouped ? chosen : null });
  });
  toggle.title = t("Draws runs that differ in their seeds alone as a mean with a band");
  return element("span", { class: "labelled" }, toggle, how);
}
