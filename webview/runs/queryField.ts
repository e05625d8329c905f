import { checkQuery } from "../../src/core/query/checkQuery";
import type { Translate } from "../../src/core/view/translate";
import { controls } from "../shared/controls";
import { element } from "../shared/element";

/** Milliseconds without a key after which a filter that can be read is used. */
const typingPause = 350;

/** The field of the filter that the table shares with the view Runs, with what is wrong in it below. */
export interface QueryField {
  readonly field: HTMLElement;
  readonly mistake: HTMLElement;
  /** Shows the filter as it is now, unless the user is writing another. */
  show(filter: string): void;
}

/** @param changed called with each filter that the user writes and that can be read */
export function queryField(changed: (filter: string) => void, t: Translate): QueryField {
  const mistake = element("p", { class: "trouble", role: "alert", hidden: true });
  let timer = 0;
  let known = "";
  const check = (text: string): boolean => {
    const found = checkQuery(text);
    mistake.hidden = found === null;
    mistake.textContent = found === null ? "" : t("{0} (character {1})", found.message, found.at + 1);
    return found === null;
  };
  const use = (text: string): void => {
    window.clearTimeout(timer);
    timer = 0;
    if (!check(text) || text.trim() === known) return;
    known = text.trim();
    changed(known);
  };
  const field = controls.textField(t("Filter runs, such as: metrics.val_acc > 0.9 and adam"), "", (text) => {
    check(text);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => use(text), typingPause);
  });
  field.classList.add("query");
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") use(field.value);
  });
  return {
    field,
    mistake,
    show(filter) {
      if (filter === known || timer !== 0) return;
      known = filter;
      field.value = filter;
      check(filter);
    },
  };
}
