import path from "node:path";

/** What folders with logs are called, whatever the run is. */
const generic: ReadonlySet<string> = new Set([
  "log",
  "logs",
  "runs",
  "tensorboard",
  "tensorboard_logs",
  "tb",
  "tb_logs",
  "events",
]);

/**
 * The name of a run whose own folder is called as many others are (`exp5/logs`): that of the nearest folder above with a
 * name of its own. null: its folder has one, or all above it up to a searched folder have none.
 * @param roots searched folders: a project's name says nothing of a run
 */
export function tellingName(directory: string, roots: readonly string[]): string | null {
  let at = directory;
  while (generic.has(path.basename(at).toLowerCase())) {
    at = path.dirname(at);
    if (path.basename(at) === "" || roots.includes(at)) return null;
  }
  return at === directory ? null : path.basename(at);
}
