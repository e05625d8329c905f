import { columnTitle } from "../../../src/core/table/columns/columnTitle";
import type { ColumnChoice } from "../../../src/core/table/columns/columnChoices";
import type { Translate } from "../../../src/core/view/translate";
import { controls } from "../../shared/controls";
import { chooserPanel } from "../../shared/parts/chooserPanel";
import type { TableModel } from "../tableModel";

/**
 * A list of all columns to choose from, with a search over their names. Opened beside the table, which follows each
 * choice at once.
 * @param closed called when the user leaves it
 */
export function columnChooser(model: TableModel, closed: () => void, t: Translate): HTMLElement {
  let listed: readonly ColumnChoice[] = [];
  let word = "";

  const choose = (choices: readonly ColumnChoice[], isShown: boolean): void => {
    const chosen = choices.map(({ id }) => [id, isShown] as const);
    model.setLayout({ shown: { ...model.layout.shown, ...Object.fromEntries(chosen) } });
  };
  const all = (isShown: boolean) => () => {
    choose(listed, isShown);
    draw();
  };
  const panel = chooserPanel({
    title: t("Columns"),
    searchLabel: t("Search columns"),
    searched: (text) => {
      word = text;
      draw();
    },
    acts: [controls.button(t("Show these"), all(true)), controls.button(t("Hide these"), all(false))],
    closed,
    t,
  });
  function draw(): void {
    const shownIds = new Set(model.columns.map(({ id }) => id));
    const titled = model.choices.map((choice) => ({ choice, ...columnTitle(choice.column, t) }));
    const found = titled.filter(({ name, kind }) => `${kind} ${name}`.toLowerCase().includes(word));
    const count = panel.show(
      found.map(({ choice, name, kind }) => ({
        ...{ name, kind, isChosen: shownIds.has(choice.id) },
        chosen: (isChosen) => choose([choice], isChosen),
      })),
    );
    listed = found.slice(0, count).map(({ choice }) => choice);
  }
  draw();
  return panel.element;
}
