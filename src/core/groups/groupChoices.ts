import type { ColumnName } from "../table/columns/columnName";
import type { TableColumn } from "../table/columns/tableColumn";
import { groupingText } from "./groupingText";
import { isGrouping } from "./isGrouping";
import { parseGrouping } from "./parseGrouping";

/** A field that runs can be grouped by. */
export interface GroupChoice {
  /** As a grouping writes it. */
  readonly by: string;
  readonly column: ColumnName;
  readonly isChosen: boolean;
}

/** Attributes whose values several runs share; the rest differs from run to run. */
const sharedAttributes: ReadonlySet<string> = new Set(["experiment", "status", "host", "format", "parent_id"]);
const sharedSource: ReadonlySet<string> = new Set(["commit", "branch", "dirty", "entry", "snapshot"]);

/**
 * The fields by which the runs of a table can be told apart in groups.
 * @param by the grouping as it is now; empty: none
 */
export function groupChoices(columns: readonly TableColumn[], by: string): GroupChoice[] {
  const now = chosenFields(by);
  return columns.flatMap(({ entity, key, summary, isConstant }) => {
    const text = groupingText({ entity, key });
    if (text === null || isConstant || !isShared(entity, key)) return [];
    return [{ by: text, column: { entity, key, summary }, isChosen: now.has(text) }];
  });
}

function isShared(entity: ColumnName["entity"], key: string): boolean {
  if (entity === "params" || entity === "tags") return true;
  return entity === "attributes" ? sharedAttributes.has(key) : entity === "source" && sharedSource.has(key);
}

/** A grouping that cannot be read (another version kept it) names no field. */
function chosenFields(by: string): ReadonlySet<string | null> {
  if (by === "" || !isGrouping(by)) return new Set();
  const grouping = parseGrouping(by);
  return new Set(grouping.kind === "seed" ? [] : grouping.fields.map((field) => groupingText(field)));
}
