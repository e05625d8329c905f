const units = [
  ["y", 365 * 86_400_000],
  ["mo", 30 * 86_400_000],
  ["w", 7 * 86_400_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
] as const;

/**
 * How long ago something was, in its largest unit: `just now`, `5 m ago`, `3 d ago`.
 * @param time milliseconds since the epoch; a little in the future (another machine's clock) counts as now
 * @param now milliseconds since the epoch
 */
export function formatAge(time: number, now: number): string {
  const age = now - time;
  const unit = units.find(([, length]) => age >= length);
  return unit === undefined ? "just now" : `${Math.floor(age / unit[1])} ${unit[0]} ago`;
}
