const unitMilliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1e3,
  sec: 1e3,
  second: 1e3,
  m: 6e4,
  min: 6e4,
  minute: 6e4,
  h: 3.6e6,
  hour: 3.6e6,
  d: 8.64e7,
  day: 8.64e7,
  w: 6.048e8,
  week: 6.048e8,
};

/** Reads `90`, `1.5h`, `2 days`, `1h 30m`: a plain number is seconds. Milliseconds, or null when it is no duration. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 1e3;
  if (trimmed.length > 60 || !/^(\d+(\.\d+)?\s*[a-z]+\s*)+$/.test(trimmed)) return null;
  let sum = 0;
  for (const [, amount, unit = ""] of trimmed.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)) {
    const name = Object.hasOwn(unitMilliseconds, unit) ? unit : unit.replace(/s$/, "");
    const size = Object.hasOwn(unitMilliseconds, name) ? unitMilliseconds[name] : undefined;
    if (size === undefined) return null;
    sum += Number(amount) * size;
  }
  return sum;
}
