import { groupList } from "../../core/groups/groupList";
import { parseGrouping } from "../../core/groups/parseGrouping";
import type { RunGroup } from "../../core/groups/runGroup";
import type { ColumnName } from "../../core/table/columns/columnName";
import type { IndexApi } from "../../protocol/indexApi";
import { checkedQuery } from "../query/checkedQuery";
import { checkQueryText } from "../query/checkQueryText";
import { metricNamed } from "./metricNamed";

/** Groups that the command line asks for. */
export interface GroupsWanted {
  /** `seed`, or fields with commas between them. */
  readonly group: string;
  readonly words: string;
  readonly having: string;
  /** Names of metrics or summaries of them; none: the metric that stands for the newest run. */
  readonly metrics: readonly string[];
}

/** The groups, with statistics of the metrics. Throws a RequestError where something of it cannot be read. */
export async function readGroups(
  api: IndexApi,
  { group, words, having, metrics }: GroupsWanted,
): Promise<{ groups: readonly RunGroup[]; metrics: readonly ColumnName[] }> {
  checkedQuery(group, parseGrouping);
  checkQueryText(having, "groups");
  const filter = words === "" ? {} : { filter: words };
  const named = metrics.map((text) => checkedQuery(text, metricNamed));
  const statistics = named.length > 0 ? named : await keyMetric(api, filter);
  const answer = await api.groups({ ...filter, by: group, statistics, ...(having === "" ? {} : { having }) });
  return { groups: groupList(answer), metrics: statistics };
}

async function keyMetric(api: IndexApi, filter: { readonly filter?: string }): Promise<ColumnName[]> {
  const name = (await api.runs({ ...filter, offset: 0, limit: 1 })).rows[0]?.keyMetric?.name;
  return name === undefined ? [] : [{ entity: "metrics", key: name, summary: "last" }];
}
