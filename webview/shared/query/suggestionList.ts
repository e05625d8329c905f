import { element } from "../element";
import { logText } from "../parts/logText";

/** A line below the input. */
export interface Suggestion {
  readonly label: string;
  /** What it is, such as "value". */
  readonly note: string;
  /** Takes it into the query. */
  readonly accept: () => void;
  /** Takes it out of the list for good; null: it is not kept. */
  readonly forget: (() => void) | null;
}

/** The list below the input; the keyboard stays in the input. */
export interface SuggestionList {
  readonly element: HTMLElement;
  /** The line that the keyboard is on. */
  readonly active: Suggestion | null;
  readonly isOpen: boolean;
  /** @param hint a line below the list, or in its place */
  readonly show: (suggestions: readonly Suggestion[], hint: string) => void;
  readonly hide: () => void;
  /** Moves to another line, over the ends too. */
  move(by: 1 | -1): void;
}

/**
 * @param id of the list in the page
 * @param input the combobox that the list belongs to, which is told what is open and active
 */
export function suggestionList(
  id: string,
  input: HTMLInputElement,
  label: string,
  forgetLabel: string,
): SuggestionList {
  const list = element("ul", { id, role: "listbox", "aria-label": label });
  const note = element("p", { class: "muted" });
  const popup = element("div", { class: "suggestions", hidden: true }, list, note);
  // The keyboard stays in the input when the pointer takes a line.
  popup.addEventListener("pointerdown", (event) => event.preventDefault());
  let shown: readonly Suggestion[] = [];
  let at = -1;
  const activate = (index: number): void => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = index;
    const line = list.children[at];
    line?.setAttribute("aria-selected", "true");
    line?.scrollIntoView({ block: "nearest" });
    if (line) input.setAttribute("aria-activedescendant", line.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const line = (suggestion: Suggestion, index: number): HTMLElement => {
    const kind = element("span", { class: "muted" }, suggestion.note);
    const made = element("li", { id: `${id}-${index}`, role: "option", "aria-selected": "false" });
    made.append(logText(suggestion.label), kind);
    if (suggestion.forget) {
      const cross = element("span", { class: "forget", title: forgetLabel, "aria-hidden": "true" }, "✕");
      cross.addEventListener("click", (event) => {
        event.stopPropagation();
        suggestion.forget?.();
      });
      made.append(cross);
    }
    made.addEventListener("click", suggestion.accept);
    return made;
  };
  const show = (suggestions: readonly Suggestion[], hint: string): void => {
    shown = suggestions;
    list.replaceChildren(...suggestions.map(line));
    activate(-1);
    list.hidden = suggestions.length === 0;
    note.textContent = hint;
    note.hidden = hint === "";
    popup.hidden = list.hidden && note.hidden;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) input.removeAttribute("aria-controls");
    else input.setAttribute("aria-controls", id);
  };
  return {
    element: popup,
    get active() {
      return shown[at] ?? null;
    },
    get isOpen() {
      return !popup.hidden;
    },
    show,
    hide: () => show([], ""),
    move(by) {
      if (shown.length === 0) return;
      activate(at < 0 && by < 0 ? shown.length - 1 : (at + by + shown.length) % shown.length);
    },
  };
}
