import { groupDigits } from "./groupDigits";

/**
 * A number for lists and tooltips, in at most about nine characters: `0.4312`, `1.2e-5`, `12,345`, `98.5`.
 * Four significant digits, whole numbers in full up to a billion; trailing zeros are left out.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e9) return groupDigits(String(value));
  if (size < 1e-3 || size >= 1e9) return trimZeros(value.toExponential(3)).replace("e+", "e");
  if (size >= 1000) return groupDigits(String(Math.round(value * 10) / 10));
  return groupDigits(trimZeros(value.toPrecision(4)));
}

/** Drops the zeros that end a fraction, before an exponent too: "1.200e-5" becomes "1.2e-5". */
function trimZeros(text: string): string {
  return text.replace(/(\.\d*?)0+(?=e|$)/, "$1").replace(/\.(?=e|$)/, "");
}
