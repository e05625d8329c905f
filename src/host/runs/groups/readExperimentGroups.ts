import { groupList } from "../../../core/groups/groupList";
import type { RunGroup } from "../../../core/groups/runGroup";
import type { IndexApi } from "../../../protocol/indexApi";
import type { Grouping } from "./grouping";

/** Groups, and the name of the metric that their statistics are of. */
export interface ExperimentGroups {
  readonly groups: readonly RunGroup[];
  readonly metric: string | null;
}

/** Groups the runs of an experiment; the metric is the one that stands for its newest run. */
export async function readExperimentGroups(
  api: Pick<IndexApi, "groups" | "runs">,
  experimentId: string,
  filter: string,
  { by, having }: Grouping,
  seedParams: readonly string[],
): Promise<ExperimentGroups> {
  const some = filter === "" ? {} : { filter };
  const [newest] = (await api.runs({ experimentId, ...some, offset: 0, limit: 1 })).rows;
  const metric = newest?.keyMetric?.name ?? null;
  const answer = await api.groups({
    ...some,
    ...(having === "" ? {} : { having }),
    experimentIds: [experimentId],
    by,
    seedParams,
    statistics: metric === null ? [] : [{ entity: "metrics", key: metric, summary: "last" }],
  });
  return { groups: groupList(answer), metric };
}
