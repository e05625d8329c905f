import type { LookedFile } from "./lookAtRunFolder";
import type { MetricMark } from "./runMemory";

/** How a metric file stands to what was read of it, from its state alone. */
export function metricChange(
  { stats }: LookedFile,
  mark: MetricMark | undefined,
): "new" | "same" | "grown" | "replaced" {
  if (mark === undefined) return "new";
  const [offset, mtime, inode] = mark;
  if (stats.ino !== inode || stats.size < offset) return "replaced";
  if (stats.size === offset) return stats.mtimeMs === mtime ? "same" : "replaced";
  return "grown";
}
