/** How many curves a band is of, along the axis. */
export interface BandCounts {
  readonly fewest: number;
  readonly most: number;
  /** Where the count changes, from the first place on; empty where that is too often to be told. */
  readonly stretches: readonly { readonly from: number; readonly n: number }[];
}

/** More stretches than this are not told one by one. */
const mostStretches = 32;

/** Counts of a whole band, before it is thinned. */
export function bandCounts(x: Float64Array, n: Int32Array): BandCounts {
  const stretches: { from: number; n: number }[] = [];
  let [fewest, most] = [n[0] ?? 0, 0];
  for (let row = 0; row < n.length; row++) {
    const count = n[row]!;
    if (count < fewest) fewest = count;
    if (count > most) most = count;
    const isNew = row === 0 || count !== n[row - 1];
    if (isNew && stretches.length <= mostStretches) stretches.push({ from: x[row]!, n: count });
  }
  return { fewest, most, stretches: stretches.length > mostStretches ? [] : stretches };
}
