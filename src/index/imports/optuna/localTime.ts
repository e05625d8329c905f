const shape = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/;

/**
 * Ms since the epoch of a time without a zone (`2026-11-23 04:53:27.281323`), taken as this machine's local time: Optuna
 * writes its own machine's. null when the text is none.
 */
export function localTime(text: string | null): number | null {
  const match = text === null ? null : shape.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const time = new Date(year!, month! - 1, day, hour, minute, second).getTime();
  return time + Math.floor(Number((match[7] ?? "").padEnd(6, "0")) / 1000);
}
