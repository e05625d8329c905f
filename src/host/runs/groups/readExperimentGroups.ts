import { metricTitle } from "../../../core/groups/export/metricTitle";
import { groupList } from "../../../core/groups/groupList";
import type { RunGroup } from "../../../core/groups/runGroup";
import type { ColumnName } from "../../../core/table/columns/columnName";
import type { IndexApi } from "../../../protocol/indexApi";
import type { Grouping } from "./grouping";

/** Groups, and the metric that their statistics are of, as a title. */
export interface ExperimentGroups {
  /** Their statistics are those of the metric, if there is one, and of the last steps. */
  readonly groups: readonly RunGroup[];
  /** How many there are, those that the query over groups leaves out among them. */
  readonly total: number;
  readonly metric: string | null;
}

const lastStep: ColumnName = { entity: "attributes", key: "last_step", summary: "last" };

/** Groups the runs of an experiment; the metric is the one that stands for its newest run. */
export async function readExperimentGroups(
  api: Pick<IndexApi, "groups" | "runs">,
  experimentId: string,
  filter: string,
  { by, having, value }: Grouping,
  seedParams: readonly string[],
): Promise<ExperimentGroups> {
  const some = filter === "" ? {} : { filter };
  const [newest] = (await api.runs({ experimentId, ...some, offset: 0, limit: 1 })).rows;
  const key = newest?.keyMetric?.name;
  const metric: ColumnName | null = key === undefined ? null : { entity: "metrics", key, summary: value };
  const answer = await api.groups({
    ...some,
    ...(having === "" ? {} : { having }),
    experimentIds: [experimentId],
    by,
    seedParams,
    statistics: [...(metric === null ? [] : [metric]), lastStep],
  });
  return { groups: groupList(answer), total: answer.total, metric: metric && metricTitle(metric) };
}
