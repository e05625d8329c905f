import type { BandCounts } from "../../curves/bands/bandCounts";
import type { Translate } from "../translate";

/** Stretches that are told one by one. */
const most = 4;

/**
 * Of how many runs a band is: `5`, or `5, from 300 on 4, from 900 on 2`, or only the range where it changes often.
 * @param placeText a place on the axis as text
 */
export function bandCountText(
  { fewest, most: largest, stretches }: BandCounts,
  placeText: (place: number) => string,
  t: Translate,
): string {
  if (fewest === largest) return String(largest);
  if (stretches.length === 0 || stretches.length > most) return t("{0} to {1}", fewest, largest);
  const parts = stretches.map(({ from, n }, i) => (i === 0 ? String(n) : t("from {0} on {1}", placeText(from), n)));
  return parts.join(", ");
}
