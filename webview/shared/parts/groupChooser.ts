import type { GroupChoice } from "../../../src/core/groups/groupChoices";
import { columnTitle } from "../../../src/core/table/columns/columnTitle";
import type { Translate } from "../../../src/core/view/translate";
import { controls } from "../controls";
import { chooserPanel, type ChooserLine } from "./chooserPanel";

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
  const chosen = new Set(choices.filter(({ isChosen }) => isChosen).map(({ by }) => by));
  let bySeed = isBySeed;
  let word = "";

  /** @param isSeeds by seeds now, and by no field */
  const choose = (isSeeds: boolean): void => {
    bySeed = isSeeds;
    changed(bySeed ? "seed" : [...chosen].join(", "));
    draw();
  };
  const clear = (isSeeds: boolean): void => {
    chosen.clear();
    choose(isSeeds);
  };
  const fieldLine = ({ by, column }: GroupChoice): ChooserLine => ({
    ...columnTitle(column, t),
    isChosen: chosen.has(by),
    chosen: (isChosen) => {
      if (isChosen) chosen.add(by);
      else chosen.delete(by);
      choose(false);
    },
  });
  const panel = chooserPanel({
    title: t("Group by"),
    searchLabel: t("Search fields"),
    searched: (text) => {
      word = text;
      draw();
    },
    acts: [controls.button(t("No groups"), () => clear(false))],
    closed,
    t,
  });
  /** Other boxes change with a choice. */
  function draw(): void {
    const seeds = { name: t("Seeds"), kind: t("all else is equal"), isChosen: bySeed, chosen: clear };
    const found = choices.map(fieldLine).filter(({ name, kind }) => `${kind} ${name}`.toLowerCase().includes(word));
    panel.show([seeds, ...found]);
  }
  draw();
  return panel.element;
}
