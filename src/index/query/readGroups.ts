import { findGroups } from "../../core/groups/findGroups";
import { groupRuns } from "../../core/groups/groupRuns";
import { groupStatistics } from "../../core/groups/statistics/groupStatistics";
import { GroupTable } from "../../core/groups/groupTable";
import { parseGrouping } from "../../core/groups/parseGrouping";
import { pickGroups } from "../../core/groups/pickGroups";
import { seedParams, seedParamTest } from "../../core/groups/seedParams";
import { parseQuery } from "../../core/query/parse/parseQuery";
import type { RunTable } from "../../core/query/evaluate/runTable";
import { attributeField } from "../../core/table/columns/attributeField";
import { columnField } from "../../core/table/columns/columnField";
import { readCells } from "../../core/table/readCells";
import type { GroupColumns } from "../../core/groups/groupColumns";
import type { GroupsQuery } from "../../protocol/groupsQuery";
import type { RunScope } from "./rowTable";

const runName = attributeField("run_name");

/**
 * Groups runs, with statistics of their numbers.
 * @param scope the runs
 * @param now milliseconds since the epoch
 * @throws {QueryError} when the grouping or the query over groups cannot be read
 */
export function readGroups(
  table: RunTable,
  { runIds, rows }: RunScope,
  { by, seedParams: patterns = seedParams, statistics, having }: GroupsQuery,
  now: number,
): GroupColumns {
  const grouping = parseGrouping(by);
  const { groups: all, fields } = groupRuns(table, rows, grouping, seedParamTest(patterns));
  const wanted =
    having === undefined ? null : findGroups(parseQuery(having, "groups"), new GroupTable(table, rows, all), now);
  const groups = wanted ? pickGroups(all, wanted) : all;
  const members = groups.places.map((place) => rows[place]!);
  const firsts = groups.starts.subarray(0, groups.count).map((start) => members[start]!);
  const names = table.textColumn(runName);
  return {
    kind: grouping.kind,
    total: all.count,
    runIds: Array.from(groups.places, (place) => runIds[place]!),
    sizes: Int32Array.from({ length: groups.count }, (_, i) => groups.starts[i + 1]! - groups.starts[i]!),
    firstNames: Array.from(firsts, (row) => (names ? table.texts.text(names.get(row)) : "")),
    fields: fields.map(({ entity, key, summary }) => ({ entity, key, summary })),
    keys: fields.map((field) => readCells(table, firsts, field)),
    statistics: statistics.map((name) => {
      const field = columnField(name);
      return groupStatistics(groups, members, field && table.numberColumn(field));
    }),
  };
}
