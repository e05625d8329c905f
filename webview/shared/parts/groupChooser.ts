import type { GroupChoice } from "../../../src/core/groups/groupChoices";
import { columnTitle } from "../../../src/core/table/columns/columnTitle";
import type { Translate } from "../../../src/core/view/translate";
import "./chooser.css";
import { controls } from "../controls";
import { element } from "../element";

/** More lines nobody reads: the search finds the rest. */
const listed = 200;

/** What a chooser of a grouping works with. */
export interface GroupChooserParts {
  readonly choices: readonly GroupChoice[];
  readonly isBySeed: boolean;
  /** The user chose other fields, `seed` or, empty, no groups. */
  readonly changed: (by: string) => void;
  readonly closed: () => void;
  readonly t: Translate;
}

/** A list of what runs can be grouped by, to tick. Opened beside what it groups, which follows each choice at once. */
export function groupChooser({ choices, isBySeed, changed, closed, t }: GroupChooserParts): HTMLElement {
  const list = element("ul", { class: "choices" });
  const rest = element("p", { class: "muted", role: "status" });
  const chosen = new Set(choices.filter(({ isChosen }) => isChosen).map(({ by }) => by));
  let bySeed = isBySeed;
  let word = "";

  const choose = (): void => {
    changed(bySeed ? "seed" : [...chosen].join(", "));
    draw();
  };
  const line = (name: string, kind: string, isChosen: boolean, picked: (isPicked: boolean) => void): HTMLElement => {
    const box = element("input", { type: "checkbox" });
    box.checked = isChosen;
    box.dataset["name"] = `${kind} ${name}`;
    box.addEventListener("change", () => picked(box.checked));
    const text = element("bdi", { class: "log-text" }, name.slice(0, 300));
    return element("li", {}, element("label", {}, box, text, element("span", { class: "muted" }, kind)));
  };
  /** Other boxes change with a choice; the keyboard stays on its own. */
  function draw(): void {
    const focused = document.activeElement;
    const name = focused instanceof HTMLInputElement && list.contains(focused) ? focused.dataset["name"] : undefined;
    const nameOf = ({ column }: GroupChoice): string => {
      const { name: own, kind } = columnTitle(column, t);
      return `${kind} ${own}`.toLowerCase();
    };
    const found = choices.filter((choice) => nameOf(choice).includes(word));
    const fields = found.slice(0, listed).map(({ by, column }) => {
      const { name: own, kind } = columnTitle(column, t);
      return line(own, kind, chosen.has(by), (isPicked) => {
        bySeed = false;
        if (isPicked) chosen.add(by);
        else chosen.delete(by);
        choose();
      });
    });
    const seeds = line(t("Seeds"), t("all else is equal"), bySeed, (isPicked) => {
      bySeed = isPicked;
      chosen.clear();
      choose();
    });
    list.replaceChildren(seeds, ...fields);
    const hidden = found.length - fields.length;
    rest.textContent = hidden > 0 ? t("{0} more: search for them", hidden) : "";
    if (name !== undefined) [...list.querySelectorAll("input")].find((box) => box.dataset["name"] === name)?.focus();
  }

  const search = controls.textField(t("Search fields"), "", (text) => {
    word = text.trim().toLowerCase();
    draw();
  });
  const clear = (): void => {
    bySeed = false;
    chosen.clear();
    choose();
  };
  const acts = element(
    "div",
    { class: "bar" },
    controls.button(t("No groups"), clear),
    controls.button(t("Close"), closed),
  );
  const heading = element("h2", { id: "group-chooser-title" }, t("Group by"));
  const attributes = { class: "chooser", role: "dialog", "aria-labelledby": "group-chooser-title" };
  const panel = element("section", attributes, heading, search, list, rest, acts);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closed();
  });
  draw();
  // The control is ready to take the keyboard once it is in the page and has drawn itself.
  requestAnimationFrame(() => search.focus());
  return panel;
}
