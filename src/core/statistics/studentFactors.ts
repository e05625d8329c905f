import { studentFactor } from "./studentFactor";

/** `studentFactor` that keeps what it worked out: samples of a table have few sizes, and neighbours often the same. */
export function studentFactors(): (degrees: number) => number {
  const known = new Map<number, number>();
  let last = NaN;
  let factor = NaN;
  return (degrees) => {
    if (degrees === last) return factor;
    last = degrees;
    factor = known.get(degrees) ?? studentFactor(degrees);
    known.set(degrees, factor);
    return factor;
  };
}
