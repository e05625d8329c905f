import type { ParamValue } from "../../model/paramValue";

/**
 * A decimal that can be a number and come back the same: without leading zeros, and of at most 15 digits. Python writes
 * no zero at a fraction's end but that of `1.0`: `1.10` is a version, and not the same as `1.1`.
 */
const decimal = /^-?(?:0|[1-9]\d*)(?:\.(?:0|\d*[1-9]))?(?:e[+-]?\d{1,3})?$/i;
const maxDigits = 15;

/**
 * A param's value from the text that MLflow keeps: it turns every value into one with Python's `str`. Numbers and truth
 * values become such again, so that they compare with those of other runs; every other text stays.
 */
export function paramValueOf(text: string): ParamValue {
  if (text === "True" || text === "False") return text === "True";
  const digits = text.replace(/e.*$/i, "").replace(/\D/g, "").length;
  if (digits > maxDigits + 2 || !decimal.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value) && (digits <= maxDigits || !Number.isInteger(value)) ? value : text;
}
