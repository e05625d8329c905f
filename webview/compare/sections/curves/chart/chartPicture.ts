import type { CurvesAnswer } from "../../../../../src/core/curves/curvesQuery";
import { formatNumber } from "../../../../../src/core/format/formatNumber";
import { axisLimits } from "../../../../../src/core/view/curves/axisLimits";
import { axisText } from "../../../../../src/core/view/curves/axisText";
import { valueRange } from "../../../../../src/core/view/curves/valueRange";
import { runStyleParts } from "../../../../../src/core/view/styles/runStyle";
import type { ChartLine, ChartPicture } from "../../../../shared/chart";
import { theme } from "../../../../shared/theme";
import type { RunSet } from "../../../runSet";
import type { CurveSettings } from "../curveSettings";
import type { ShownCurve } from "../shownCurves";

/** Of more lines than these each is thin: they hide each other less, and are drawn in a fraction of the time. */
const mostWide = 10;

/** What a chart draws of its curves: with smoothing the values as they are lie pale behind the smoothed line. */
export function chartPicture(
  shown: readonly ShownCurve[],
  answer: CurvesAnswer,
  runs: RunSet,
  settings: CurveSettings,
): ChartPicture {
  const { axis, isLogX, isLogY, ignoresOutliers } = settings;
  const curves = shown.flatMap(({ curve, band }) => [
    curve,
    ...(band
      ? [
          { ...curve, y: band.lower },
          { ...curve, y: band.upper },
        ]
      : []),
  ]);
  const [low, high] = valueRange(curves, ignoresOutliers, isLogY);
  const [min, max] = axisLimits(low, high, isLogY);
  const [from, to] = placeLimits(answer.from, answer.to, isLogX);
  const offset = new Date().getTimezoneOffset();
  // The highlighted run is drawn last, over the others.
  const ordered = [...shown].sort((one, other) => rank(one, runs) - rank(other, runs));
  const style = getComputedStyle(document.body);
  return {
    lines: ordered.flatMap((one) => linesOf(one, runs, shown.length > mostWide)),
    x: { min: from, max: to, isLog: isLogX, text: (place) => axisText(axis, place, offset) },
    y: { min, max, isLog: isLogY, text: formatNumber },
    text: theme.colour("--vscode-descriptionForeground"),
    grid: theme.gridColour,
    font: style.fontFamily,
    fontSize: 11,
  };
}

function rank({ drawnAs, runIds }: ShownCurve, { highlighted }: RunSet): number {
  if (highlighted !== null && runIds.includes(highlighted)) return 2;
  return drawnAs === "member" ? 0 : 1;
}

function linesOf({ runId, runIds, curve, drawnAs }: ShownCurve, runs: RunSet, isCrowded: boolean): ChartLine[] {
  const style = runs.style(runId);
  const { highlighted } = runs;
  const isHighlighted = highlighted !== null && runIds.includes(highlighted);
  const isPale = !isHighlighted && (highlighted !== null || drawnAs === "member");
  const colour = theme.runColour(style);
  const { x, y, smooth } = curve;
  const own = {
    x,
    colour: isPale ? faded(colour) : colour,
    dash: runStyleParts.dashes[style.dash] ?? [],
    width: isHighlighted || theme.isHighContrast || drawnAs === "band" ? 2.5 : isCrowded || isPale ? 1 : 1.5,
    marker: runStyleParts.markers[style.marker] ?? "circle",
  } as const;
  if (smooth.length === 0) return [{ ...own, y, hasMarks: true }];
  return [
    { ...own, y, colour: faded(colour), dash: [], width: 1, marker: null, hasMarks: true },
    { ...own, y: smooth, hasMarks: false },
  ];
}

/** A colour that lets most of the ground through; the theme's own colours are opaque. */
function faded(colour: string): string {
  return `color-mix(in srgb, ${colour} 28%, transparent)`;
}

/** A single place gets an axis around it. */
function placeLimits(from: number, to: number, isLog: boolean): readonly [number, number] {
  if (from < to) return [from, to];
  if (!Number.isFinite(from)) return isLog ? [1, 10] : [0, 1];
  if (isLog) return [from / 2, from * 2];
  const margin = Math.max(Math.abs(from) * 0.05, 1);
  return [from - margin, from + margin];
}
