/** How long (ms) after its last change a file that became shorter is still thought to be in the middle of a rewrite. */
const settling = 1_500;

/** Whether a file is not being written just now, by the time of its last change. Both in ms since the epoch. */
export function isSettled(mtime: number, now: number): boolean {
  return Math.abs(now - mtime) > settling;
}
