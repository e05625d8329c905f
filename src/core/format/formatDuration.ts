const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A length of time in its two largest units, rounded down as clocks do: `0.8 s`, `42 s`, `3 m 20 s`, `2 h 5 m`, `4 d 7 h`.
 * @param duration milliseconds; below zero (clocks of two machines) counts as zero
 */
export function formatDuration(duration: number): string {
  const length = Math.max(0, duration);
  if (!Number.isFinite(length)) return "?";
  if (length < 10 * second) return `${(Math.floor(length / 100) / 10).toFixed(1)} s`;
  if (length < minute) return `${Math.floor(length / second)} s`;
  if (length < hour) return pair(length, minute, "m", second, "s");
  if (length < day) return pair(length, hour, "h", minute, "m");
  return pair(length, day, "d", hour, "h");
}

function pair(length: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((length % large) / small);
  const whole = `${Math.floor(length / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
