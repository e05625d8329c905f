const bars = "▁▂▃▄▅▆▇█";
/** A side bar has room for few. */
const mostBars = 8;

/** A curve as a short row of block characters, scaled to its own range; a gap where a value is not finite. */
export function sparkText(curve: readonly number[]): string {
  const values = thinned(curve);
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

/** Every n-th value, ending with the last. */
function thinned(curve: readonly number[]): readonly number[] {
  const stride = Math.ceil(curve.length / mostBars);
  return stride <= 1 ? curve : curve.filter((_, index) => (curve.length - 1 - index) % stride === 0);
}
