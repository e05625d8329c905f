import type { Meta } from "./parseMeta";

/** A field as text; numbers as their digits, because old stores wrote ids without quotes. null when missing or empty. */
export function metaText(meta: Meta, key: string): string | null {
  const value = Object.hasOwn(meta, key) ? meta[key] : null;
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** A time in ms since the epoch, or another whole number; null when missing or not one. */
export function metaNumber(meta: Meta, key: string): number | null {
  const value = Object.hasOwn(meta, key) ? meta[key] : null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && /^-?\d{1,30}$/.test(value) ? Number(value) : null;
}
