import { groupingName } from "../../src/core/groups/text/groupingName";
import { shownStatistics } from "../../src/core/groups/text/shownStatistic";
import { statisticName } from "../../src/core/groups/text/statisticName";
import type { TableLayout } from "../../src/core/table/tableLayout";
import type { Translate } from "../../src/core/view/translate";
import { controls } from "../shared/controls";
import { element } from "../shared/element";

/** What groups the table. */
export interface GroupControls {
  readonly element: HTMLElement;
  show(layout: TableLayout): void;
}

/** The button that opens the list of what to group by, and, while there are groups, the choice of their statistic. */
export function groupControls(
  layout: TableLayout,
  chooseFields: () => void,
  changed: (change: Pick<TableLayout, "statistic">) => void,
  t: Translate,
): GroupControls {
  const button = controls.button("", chooseFields);
  const options = shownStatistics.map((value) => ({ value, label: statisticName(value, t) }));
  const statistic = controls.choice(t("Groups show"), options, layout.statistic, (value) => {
    const chosen = shownStatistics.find((one) => one === value);
    if (chosen) changed({ statistic: chosen });
  });
  statistic.title = t("Sorting and filter boxes go by the mean, or by the median where that is shown");
  const show = ({ groupBy }: TableLayout): void => {
    const text = groupBy === "" ? t("Group by…") : t("Grouped by {0}", groupingName(groupBy, t));
    if (button.textContent !== text) button.textContent = text;
    statistic.hidden = groupBy === "";
  };
  show(layout);
  return { element: element("span", { class: "labelled" }, button, statistic), show };
}
