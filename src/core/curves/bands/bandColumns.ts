import { describeSample } from "../../statistics/describeSample";
import type { CurveColumns } from "../curveColumns";
import type { BandSpread } from "./bandSpread";
import { unionPlaces } from "./unionPlaces";
import { valueAtPlace } from "./valueAtPlace";

/** Several curves as one: a row for each place where one of them has a point. */
export interface BandColumns {
  /** Rising, each place once. */
  readonly x: Float64Array;
  /** Mean of the finite values; NaN where there is none. */
  readonly mean: Float64Array;
  /** Ends of the band; of one value alone the band has no width. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Curves that have a finite value there. */
  readonly n: Int32Array;
}

/** So many values are read at most, places times curves: over time no two runs have a place in common. */
const mostValues = 20e6;

/**
 * The mean of curves with a band around it, over all of their points. Between its points a curve counts with the
 * straight line, before its first and behind its last one not at all (`valueAtPlace`). Of very many places only some
 * are taken, evenly among them.
 * @param most places times curves
 */
export function bandColumns(curves: readonly CurveColumns[], spread: BandSpread, most = mostValues): BandColumns {
  const x = spreadPlaces(unionPlaces(curves.map((curve) => curve.x)), Math.ceil(most / curves.length));
  const readers = curves.map((curve) => valueAtPlace(curve));
  const [mean, lower, upper] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)];
  const n = new Int32Array(x.length);
  const values = new Float64Array(curves.length);
  for (let row = 0; row < x.length; row++) {
    const place = x[row]!;
    for (let i = 0; i < readers.length; i++) values[i] = readers[i]!(place);
    const sample = describeSample(values);
    const width = sample.n < 2 ? 0 : sample.std;
    n[row] = sample.n;
    mean[row] = sample.mean;
    lower[row] = spread === "std" ? sample.mean - width : sample.min;
    upper[row] = spread === "std" ? sample.mean + width : sample.max;
  }
  return { x, mean, lower, upper, n };
}

/** At most so many of the places, the first and the last among them. */
function spreadPlaces(places: Float64Array, most: number): Float64Array {
  if (places.length <= most) return places;
  const last = places.length - 1;
  return Float64Array.from({ length: most }, (_, i) => places[Math.round((i / (most - 1)) * last)]!);
}
