const bars = "▁▂▃▄▅▆▇█";

/** A curve as a row of block characters, scaled to its own range; a gap where a value is not finite. */
export function sparkText(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return "";
  const min = Math.min(...finite);
  const range = Math.max(...finite) - min;
  return values
    .map((value) => {
      if (!Number.isFinite(value)) return " ";
      const level = range > 0 ? Math.round(((value - min) / range) * (bars.length - 1)) : 0;
      return bars.charAt(level);
    })
    .join("");
}
