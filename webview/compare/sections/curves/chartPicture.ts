import type { CurvesAnswer } from "../../../../src/core/curves/curvesQuery";
import type { DrawnCurve } from "../../../../src/core/curves/drawnCurve";
import { formatNumber } from "../../../../src/core/format/formatNumber";
import { axisLimits } from "../../../../src/core/view/curves/axisLimits";
import { axisText } from "../../../../src/core/view/curves/axisText";
import { valueRange } from "../../../../src/core/view/curves/valueRange";
import { runStyleParts } from "../../../../src/core/view/runStyle";
import type { ChartLine, ChartPicture } from "../../../shared/chart";
import { theme } from "../../../shared/theme";
import type { RunSet } from "../../runSet";
import type { CurveSettings } from "./curveSettings";

/** The curve of a run that is shown. */
export interface ShownCurve {
  readonly runId: string;
  readonly curve: DrawnCurve;
}

/** The curves of an answer that the user has not hidden, in the order of the runs. */
export function shownCurves(runIds: readonly string[], answer: CurvesAnswer, runs: RunSet): readonly ShownCurve[] {
  const all = runIds.map((runId, i) => ({ runId, curve: answer.curves[i] ?? null }));
  return all.filter((one): one is ShownCurve => one.curve !== null && runs.isShown(one.runId));
}

/** What a chart draws of its curves: with smoothing the values as they are lie pale behind the smoothed line. */
export function chartPicture(
  shown: readonly ShownCurve[],
  answer: CurvesAnswer,
  runs: RunSet,
  settings: CurveSettings,
): ChartPicture {
  const { axis, isLogX, isLogY, ignoresOutliers } = settings;
  const curves = shown.map(({ curve }) => curve);
  const [low, high] = valueRange(curves, ignoresOutliers, isLogY);
  const [min, max] = axisLimits(low, high, isLogY);
  const [from, to] = placeLimits(answer.from, answer.to, isLogX);
  const offset = new Date().getTimezoneOffset();
  // The highlighted run is drawn last, over the others.
  const ordered = [...shown].sort((one, other) => rank(one.runId, runs) - rank(other.runId, runs));
  const style = getComputedStyle(document.body);
  return {
    lines: ordered.flatMap((one) => linesOf(one, runs)),
    x: { min: from, max: to, isLog: isLogX, text: (place) => axisText(axis, place, offset) },
    y: { min, max, isLog: isLogY, text: formatNumber },
    text: theme.colour("--vscode-descriptionForeground"),
    grid: theme.colour("--vscode-editorIndentGuide-background1", "--vscode-contrastBorder"),
    font: style.fontFamily,
    fontSize: 11,
  };
}

function rank(runId: string, runs: RunSet): number {
  return runId === runs.highlighted ? 1 : 0;
}

function linesOf({ runId, curve }: ShownCurve, runs: RunSet): ChartLine[] {
  const style = runs.style(runId);
  const isPale = runs.highlighted !== null && runs.highlighted !== runId;
  const colour = theme.runColour(style);
  const { x, y, smooth } = curve;
  const own = {
    x,
    colour: isPale ? faded(colour) : colour,
    dash: runStyleParts.dashes[style.dash] ?? [],
    width: runs.highlighted === runId || theme.isHighContrast ? 2.5 : 1.5,
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
