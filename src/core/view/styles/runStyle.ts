/**
 * How a run is drawn, the same everywhere: places in the lists below. Colours alone are lost to colour-blind eyes and
 * on paper, so two runs never differ by colour only.
 */
export interface RunStyle {
  readonly colour: number;
  readonly dash: number;
  readonly marker: number;
}

/** What styles are made of. */
export const runStyleParts = {
  /** Theme colours, most distinct ones first. */
  colours: ["blue", "orange", "purple", "green", "red", "yellow", "foreground"],
  /** Lengths of strokes and gaps in CSS pixels; none: a solid line. */
  dashes: [[], [6, 3], [2, 3], [10, 3, 2, 3]],
  markers: ["circle", "triangle", "rect", "cross", "rectRot", "star"],
} as const;

/** How many styles there are before they repeat. */
export const runStyleCount = runStyleParts.colours.length * runStyleParts.dashes.length;

/** The n-th style: each next one has another colour and marker; with every round of the colours, another dash. */
export function runStyleAt(n: number): RunStyle {
  const { colours, dashes, markers } = runStyleParts;
  const round = Math.floor(n / colours.length);
  return { colour: n % colours.length, dash: round % dashes.length, marker: (n + round) % markers.length };
}
