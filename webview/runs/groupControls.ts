import type { QueryCompletion } from "../../src/core/query/complete/queryCompletion";
import { groupingName } from "../../src/core/groups/text/groupingName";
import { shownStatistics } from "../../src/core/groups/text/shownStatistic";
import { statisticName } from "../../src/core/groups/text/statisticName";
import type { TableLayout } from "../../src/core/table/tableLayout";
import type { Translate } from "../../src/core/view/translate";
import { controls } from "../shared/controls";
import { element } from "../shared/element";
import { opener } from "../shared/parts/opener";
import { groupField } from "../shared/query/groupField";
import type { QueryField } from "../shared/query/queryField";

/** What groups the table. */
export interface GroupControls {
  readonly element: HTMLElement;
  /** The field that filters and sorts groups. */
  readonly filter: HTMLElement;
  /** Where it is said what is wrong in that field. */
  readonly mistake: HTMLElement;
  show(layout: TableLayout): void;
}

/** What the controls do. */
export interface GroupActs {
  /** Opens or closes the list of what runs can be grouped by. */
  chooseGroups(told: (isOpen: boolean) => void): void;
  setGroups(change: Partial<Pick<TableLayout, "statistic" | "groupFilter">>): void;
  completeGroups(query: string): Promise<readonly QueryCompletion[]>;
  failed(error: unknown): void;
}

/**
 * The button that opens the list of what to group by, and, while there are groups, the choice of their statistic and
 * the field that filters and sorts them.
 */
export function groupControls(layout: TableLayout, acts: GroupActs, t: Translate): GroupControls {
  const button = controls.button("", () => acts.chooseGroups(tell));
  const tell = opener(button, "dialog");
  const options = shownStatistics.map((value) => ({ value, label: statisticName(value, t) }));
  const statistic = controls.choice(t("Groups show"), options, layout.statistic, (value) => {
    const chosen = shownStatistics.find((one) => one === value);
    if (chosen) acts.setGroups({ statistic: chosen });
  });
  statistic.title = t("Sorting and filter boxes go by the mean, or by the median where that is shown");
  const filter = element("div", { class: "group-filter", hidden: true });
  const mistake = element("div", { hidden: true });
  let field: QueryField | null = null;
  const makeField = (): QueryField => {
    const made = groupField({
      complete: (query) => acts.completeGroups(query),
      use: async (groupFilter) => acts.setGroups({ groupFilter }),
      failed: (error) => acts.failed(error),
      t,
    });
    filter.append(made.field);
    mistake.append(made.mistake);
    return made;
  };
  const show = ({ groupBy, groupFilter }: TableLayout): void => {
    const text = groupBy === "" ? t("Group by…") : t("Grouped by {0}", groupingName(groupBy, t));
    if (button.textContent !== text) button.textContent = text;
    for (const part of [statistic, filter, mistake]) part.hidden = groupBy === "";
    if (groupBy !== "") (field ??= makeField()).show(groupFilter);
  };
  show(layout);
  return { element: element("span", { class: "labelled" }, button, statistic), filter, mistake, show };
}
