import type { BytePath } from "../../paths/bytePath";
import type { IndexEntry, IndexState } from "./indexState";

/** HEAD's entry of a path, or null when HEAD has none. */
export function entryInHead(state: IndexState, path: BytePath): IndexEntry | null {
  const from = [state.unmerged, state.staged, state.entries].find((entries) => entries.has(path));
  return from?.get(path) ?? null;
}
