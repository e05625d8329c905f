import { element } from "../../shared/element";
import type { CompareContext } from "../compareContext";

/** What has a use for Escape of its own. */
const others = "dialog, [role=dialog], [role=menu]";

/**
 * How many runs are marked, on every section, and a button that clears the marks. Escape does the same wherever it is
 * not needed for anything else.
 */
export function brushNote({ runs, t }: CompareContext): HTMLElement {
  const text = element("span", { role: "status" });
  const clear = element("button", { class: "link", type: "button" }, t("Clear Marks"));
  const show = (): void => {
    const { brush, compared } = runs;
    const count = compared.rows.length;
    text.textContent = brush === null ? "" : t("{0} of {1} runs are marked.", brush.runIds.length, count);
    const hadFocus = document.activeElement === clear;
    clear.hidden = brush === null;
    // The button is gone then; the keyboard goes on at the section that is shown.
    if (clear.hidden && hadFocus) document.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
  };
  clear.addEventListener("click", () => runs.setBrush(null));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || runs.brush === null) return;
    if (event.target instanceof Element && event.target.closest(others) !== null) return;
    runs.setBrush(null);
  });
  runs.onDidSelect.listen(show);
  runs.onDidLoad.listen(show);
  show();
  return element("span", { class: "brush-note" }, text, " ", clear);
}
