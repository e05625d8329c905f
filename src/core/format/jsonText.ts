/** A value as JSON text, with NaN and infinities as the texts "NaN", "Infinity" and "-Infinity". */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "number" && !Number.isFinite(item) ? String(item) : item,
  );
}
