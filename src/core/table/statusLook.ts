import type { RunStatus } from "../model/runStatus";
import type { QueryColumns } from "../query/evaluate/queryColumns";
import { runLook, type RunLook } from "../view/runs/runLook";
import { attributeField } from "./columns/attributeField";

const status = attributeField("status");
const isStale = attributeField("is_stale");

/** How the run in a row looks, by its status and whether it fell silent; null where the status is not known. */
export function statusLook(columns: QueryColumns, row: number): RunLook | null {
  const id = columns.textColumn(status)?.get(row) ?? -1;
  if (id < 0) return null;
  return runLook({
    status: columns.texts.text(id) as RunStatus,
    isStale: columns.numberColumn(isStale)?.get(row) === 1,
  });
}
