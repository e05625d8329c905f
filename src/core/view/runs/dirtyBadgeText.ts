/**
 * The badge of a run that had uncommitted code.
 * @param count changed and untracked files; 0 when the log does not say how many
 * @returns at most two characters, which is all that the editor shows of a badge
 */
export function dirtyBadgeText(count: number): string {
  if (count === 0) return "±";
  return count > 99 ? "∞" : String(count);
}
