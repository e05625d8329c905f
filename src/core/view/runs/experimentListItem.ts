import type { ExperimentRow } from "../../model/experimentRow";
import { icon, type Icon } from "../icon";
import type { Translate } from "../translate";
import { runCountText } from "./runCountText";

/** What a list shows of one experiment. */
export interface ExperimentListItem {
  readonly label: string;
  readonly description: string;
  readonly icon: Icon;
  readonly accessibleText: string;
}

/**
 * Describes an experiment for a list.
 * @param place where it lies, when another one of the list has its name (`experimentPlaces`)
 * @param groups how many of its groups are shown; null: all, or there are none
 */
export function experimentListItem(
  row: ExperimentRow,
  place: string | null,
  t: Translate,
  groups: { readonly shown: number; readonly total: number } | null = null,
): ExperimentListItem {
  const runs = runCountText(row.runCount, t);
  const live = row.liveCount === 0 ? [] : [t("{0} running", row.liveCount)];
  const left = groups === null ? [] : [t("{0} of {1} groups", groups.shown, groups.total)];
  const facts = [runs, ...left, ...live, ...(place === null ? [] : [place])];
  return {
    label: row.name,
    description: facts.join(" · "),
    icon: icon("beaker"),
    accessibleText: [t("experiment {0}", row.name), ...facts].join(", "),
  };
}
