import { incompleteBeta } from "./incompleteBeta";

/** The 97.5 % quantile of the normal distribution. */
const normal = 1.959963984540054;
/** With more degrees the expansion around the normal quantile is exact to the last digits. */
const manyDegrees = 1000;
/** Halvings until nothing is left of the interval that holds the quantile. */
const halvings = 60;

/**
 * How many standard errors a 95 % interval reaches to either side: the 97.5 % quantile of Student's t distribution,
 * from P(|T| > t) = I_{v/(v+t²)}(v/2, 1/2) (DLMF 8.17; Abramowitz and Stegun 26.7.1), and for many degrees from the
 * expansion 26.7.5 there.
 * @param degrees of freedom, at least 1; need not be whole
 */
export function studentFactor(degrees: number): number {
  if (!(degrees >= 1)) return NaN;
  if (degrees > manyDegrees) return expansion(degrees);
  let low = normal;
  let high = 13; // 12.71 is that of one degree
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(degrees / (degrees + middle * middle), degrees / 2, 0.5) > 0.05) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function expansion(degrees: number): number {
  const z = normal;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}
