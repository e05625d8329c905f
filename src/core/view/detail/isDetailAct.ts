import type { DetailAct } from "./detailNode";

/** Whether a value from a menu or a page is an act of a line of a run. */
export function isDetailAct(value: unknown): value is DetailAct {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  const hasIndex = "index" in value && Number.isInteger(value.index);
  if (value.kind === "artifact" || value.kind === "problem") return hasIndex;
  return ["console", "logFile", "entryScript", "fetchSource"].includes(String(value.kind));
}
