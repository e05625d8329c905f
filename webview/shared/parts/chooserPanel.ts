import type { Translate } from "../../../src/core/view/translate";
import { controls } from "../controls";
import { element } from "../element";
import "./chooser.css";

/** More lines nobody reads: the search finds the rest. */
const mostLines = 200;

/** What a panel is made of. */
export interface ChooserPanelParts {
  readonly title: string;
  readonly searchLabel: string;
  /** Told what is looked for, in small letters; empty: everything. */
  readonly searched: (word: string) => void;
  /** Buttons before the one that closes it. */
  readonly acts: readonly HTMLElement[];
  /** The user leaves it, by the button or by Escape. */
  readonly closed: () => void;
  readonly t: Translate;
}

/** Something to choose: a box to tick. */
export interface ChooserLine {
  readonly name: string;
  /** What kind of thing it is, behind the name. */
  readonly kind: string;
  readonly isChosen: boolean;
  readonly chosen: (isChosen: boolean) => void;
}

/** A panel of things to tick. */
export interface ChooserPanel {
  readonly element: HTMLElement;
  /**
   * Shows the first of these, and says how many more there are. The keyboard stays on its line.
   * @returns how many are shown
   */
  show(lines: readonly ChooserLine[]): number;
}

/** A panel beside what it changes, with a search over its lines, which takes the keyboard when it opens. */
export function chooserPanel({ title, searchLabel, searched, acts, closed, t }: ChooserPanelParts): ChooserPanel {
  const list = element("ul", { class: "choices" });
  const rest = element("p", { class: "muted", role: "status" });
  const search = controls.textField(searchLabel, "", (text) => searched(text.trim().toLowerCase()));
  const bar = element("div", { class: "bar" }, ...acts, controls.button(t("Close"), closed));
  const heading = element("h2", { id: "chooser-title" }, title);
  const attributes = { class: "chooser", role: "dialog", "aria-labelledby": "chooser-title" };
  const panel = element("section", attributes, heading, search, list, rest, bar);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    closed();
  });
  // The control is ready to take the keyboard once it is in the page and has drawn itself.
  requestAnimationFrame(() => search.focus());
  return {
    element: panel,
    show(lines) {
      const { activeElement } = document;
      const focused = activeElement instanceof HTMLElement && list.contains(activeElement) ? activeElement : null;
      const shown = lines.slice(0, mostLines);
      list.replaceChildren(...shown.map(lineElement));
      const hidden = lines.length - shown.length;
      rest.textContent =
        lines.length === 0 ? t("Nothing matches.") : hidden > 0 ? t("{0} more: search for them", hidden) : "";
      const name = focused?.dataset["name"];
      if (name !== undefined) [...list.querySelectorAll("input")].find((box) => box.dataset["name"] === name)?.focus();
      return shown.length;
    },
  };
}

function lineElement({ name, kind, isChosen, chosen }: ChooserLine): HTMLElement {
  const box = element("input", { type: "checkbox", "data-name": `${kind} ${name}` });
  box.checked = isChosen;
  box.addEventListener("change", () => chosen(box.checked));
  const text = element("bdi", { class: "log-text" }, name.slice(0, 300));
  return element("li", {}, element("label", {}, box, text, element("span", { class: "muted" }, kind)));
}
