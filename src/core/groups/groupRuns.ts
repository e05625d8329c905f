import type { QueryField } from "../query/parse/queryField";
import type { RunTable } from "../query/evaluate/runTable";
import { attributeField } from "../table/columns/attributeField";
import { columnField } from "../table/columns/columnField";
import { groupRows, type RowGroups } from "./groupRows";
import type { Grouping } from "./grouping";
import { valueCodes } from "./valueCodes";

/** Groups of runs, and the fields by which they can be told apart. */
export interface GroupedRuns {
  readonly groups: RowGroups;
  /** Of seed groups the params that differ between groups, and what of code and experiment it takes besides. */
  readonly fields: readonly QueryField[];
}

/** A field with a code for each run's value of it. */
interface CodedField {
  readonly field: QueryField;
  readonly codes: Int32Array;
}

/** What says which code a run was made with. */
const codeKeys = ["commit", "snapshot", "dirty", "entry"] as const;

/**
 * Groups rows of a table. A run without a value belongs with the others that have none. Runs of different experiments
 * are never in one seed group, and a run without params is alone: nothing says that it repeats another.
 * @param isSeed whether a param is named like a seed
 */
export function groupRuns(
  table: RunTable,
  rows: Int32Array,
  grouping: Grouping,
  isSeed: (param: string) => boolean,
): GroupedRuns {
  if (grouping.kind === "fields") {
    const codes = grouping.fields.map((field) => valueCodes(table, rows, field));
    return { groups: groupRows(rows.length, codes), fields: grouping.fields };
  }
  const params = table
    .keys("params")
    .sort()
    .filter((key) => !isSeed(key))
    .map((key) => paramField(key))
    .map((field) => ({ field, codes: valueCodes(table, rows, field) }));
  const differing = params.filter(({ codes }) => hasSeveral(codes));
  const code = codeKeys.flatMap((key) => columnField({ entity: "source", key, summary: "last" }) ?? []);
  const others = [...code, attributeField("experiment")].map((field) => ({
    field,
    codes: valueCodes(table, rows, field),
  }));
  const byParams = groupRows(rows.length, [...differing.map(({ codes }) => codes), alone(rows, params)]);
  const sameParams = groupCodes(byParams);
  const groups = groupRows(rows.length, [sameParams, ...others.map(({ codes }) => codes)]);
  // Equal params do not tell groups of different code or experiments apart: as much of that as it takes is named too.
  const telling: CodedField[] = [];
  let { count } = byParams;
  for (const one of others) {
    if (count === groups.count) break;
    const next = groupRows(rows.length, [sameParams, ...[...telling, one].map(({ codes }) => codes)]).count;
    if (next > count) telling.push(one);
    count = next;
  }
  return { groups, fields: [...telling, ...differing].map(({ field }) => field) };
}

/** The number of each row's group. */
function groupCodes({ places, starts, count }: RowGroups): Int32Array {
  const codes = new Int32Array(places.length);
  for (let group = 0; group < count; group++)
    for (const place of places.subarray(starts[group], starts[group + 1])) codes[place] = group;
  return codes;
}

function paramField(key: string): QueryField {
  return { entity: "params", key, type: "param", summary: "last", at: 0, length: 0 };
}

function hasSeveral(codes: Int32Array): boolean {
  for (let place = 1; place < codes.length; place++) if (codes[place] !== codes[0]) return true;
  return false;
}

/** A code of its own for each run without params. */
function alone(rows: Int32Array, params: readonly { readonly codes: Int32Array }[]): Int32Array {
  return rows.map((_, place) => (params.some(({ codes }) => codes[place]! >= 0) ? -1 : place));
}
