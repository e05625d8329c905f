import type { Translate } from "../../src/core/view/translate";
import type { RunAct } from "../../src/protocol/pages/runPageApi";
import { element } from "../shared/element";

/** The star that marks a run. It stays the same element, so that the keyboard stays on it. */
export function starButton(
  act: (act: RunAct) => void,
  t: Translate,
): { readonly element: HTMLElement; show(isStarred: boolean): void } {
  const made = element("button", { type: "button", class: "icon-button star", "aria-label": t("Star") });
  let isOn = false;
  made.addEventListener("click", () => act(isOn ? "unstarRun" : "starRun"));
  return {
    element: made,
    show(isStarred) {
      isOn = isStarred;
      made.textContent = isStarred ? "★" : "☆";
      made.title = isStarred ? t("Remove star") : t("Add star");
      made.setAttribute("aria-pressed", String(isStarred));
    },
  };
}
