import { columnTitle } from "../../../src/core/table/columns/columnTitle";
import type { ColumnChoice } from "../../../src/core/table/columns/columnChoices";
import type { Translate } from "../../../src/core/view/translate";
import "../../shared/parts/chooser.css";
import { controls } from "../../shared/controls";
import { element } from "../../shared/element";
import type { TableModel } from "../tableModel";

/** More lines nobody reads: the search finds the rest. */
const listed = 200;

/**
 * A list of all columns to choose from, with a search over their names. Opened beside the table, which follows each
 * choice at once.
 * @param closed called when the user leaves it
 */
export function columnChooser(model: TableModel, closed: () => void, t: Translate): HTMLElement {
  const list = element("ul", { class: "choices" });
  const rest = element("p", { class: "muted", role: "status" });
  let found: readonly ColumnChoice[] = [];
  let word = "";

  const draw = (): void => {
    const shownIds = new Set(model.columns.map(({ id }) => id));
    const nameOf = ({ column }: ColumnChoice): string => {
      const { name, kind } = columnTitle(column, t);
      return `${kind} ${name}`;
    };
    found = model.choices.filter((choice) => nameOf(choice).toLowerCase().includes(word));
    const lines = found.slice(0, listed).map((choice) => {
      const { name, kind } = columnTitle(choice.column, t);
      const box = element("input", { type: "checkbox" });
      box.checked = shownIds.has(choice.id);
      box.addEventListener("change", () => choose([choice], box.checked));
      const text = element("bdi", { class: "log-text" }, name.slice(0, 300));
      return element("li", {}, element("label", {}, box, text, element("span", { class: "muted" }, kind)));
    });
    list.replaceChildren(...lines);
    const hidden = found.length - lines.length;
    rest.textContent =
      found.length === 0 ? t("No column matches.") : hidden > 0 ? t("{0} more: search for them", hidden) : "";
  };
  const choose = (choices: readonly ColumnChoice[], isShown: boolean): void => {
    const chosen = choices.map(({ id }) => [id, isShown] as const);
    model.setLayout({ shown: { ...model.layout.shown, ...Object.fromEntries(chosen) } });
  };
  const all = (isShown: boolean) => () => {
    choose(found.slice(0, listed), isShown);
    draw();
  };

  const search = controls.textField(t("Search columns"), "", (text) => {
    word = text.trim().toLowerCase();
    draw();
  });
  const acts = element(
    "div",
    { class: "bar" },
    controls.button(t("Show these"), all(true)),
    controls.button(t("Hide these"), all(false)),
    controls.button(t("Close"), closed),
  );
  const heading = element("h2", { id: "chooser-title" }, t("Columns"));
  const attributes = { class: "chooser", role: "dialog", "aria-labelledby": "chooser-title" };
  const panel = element("section", attributes, heading, search, list, rest, acts);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closed();
  });
  draw();
  // The control is ready to take the keyboard once it is in the page and has drawn itself.
  requestAnimationFrame(() => search.focus());
  return panel;
}
