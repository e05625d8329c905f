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
 */
export function experimentListItem(row: ExperimentRow, place: string | null, t: Translate): ExperimentListItem {
  const runs = runCountText(row.runCount, t);
  const live = row.liveCount === 0 ? [] : [t("{0} running", row.liveCount)];
  const facts = [runs, ...live, ...(place === null ? [] : [place])];
  return {
    label: row.name,
    description: facts.join(" · "),
    icon: icon("beaker"),
    accessibleText: [t("experiment {0}", row.name), ...facts].join(", "),
  };
}
