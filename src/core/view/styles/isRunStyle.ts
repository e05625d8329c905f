import { runStyleParts, type RunStyle } from "./runStyle";

/** Checks a style that was kept by another version or sent by a page. */
export function isRunStyle(value: unknown): value is RunStyle {
  if (typeof value !== "object" || value === null) return false;
  const { colour, dash, marker } = value as Partial<Record<keyof RunStyle, unknown>>;
  const { colours, dashes, markers } = runStyleParts;
  return isPlace(colour, colours) && isPlace(dash, dashes) && isPlace(marker, markers);
}

function isPlace(value: unknown, list: readonly unknown[]): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < list.length;
}
