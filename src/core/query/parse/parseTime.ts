import { parseDuration } from "./parseDuration";

const day = 8.64e7;

/**
 * Reads a time: milliseconds since the epoch as MLflow writes them, ISO 8601 (without a zone: UTC), "2 days ago",
 * "now", "today" and "yesterday" (their midnight, UTC). Milliseconds since the epoch, or null.
 */
export function parseTime(text: string, now: number): number | null {
  const trimmed = text.trim();
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  const word = trimmed.toLowerCase();
  if (word === "now") return now;
  if (word === "today") return Math.floor(now / day) * day;
  if (word === "yesterday") return Math.floor(now / day) * day - day;
  const ago = /^(.{1,60})\bago$/.exec(word);
  if (ago) {
    const span = parseDuration(ago[1] ?? "");
    return span === null ? null : now - span;
  }
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(trimmed);
  if (!iso) return null;
  const time = Date.parse(`${iso[1]}T${iso[2] ?? "00:00"}${iso[3] ?? "Z"}`);
  return Number.isNaN(time) ? null : time;
}
