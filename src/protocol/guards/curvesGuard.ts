import type { CurveAxis } from "../../core/curves/curveAxis";
import type { BandsQuery, CurvesQuery } from "../../core/curves/curvesQuery";
import { guards } from "./guards";

const { arrayOf, boolean, finite, nullable, optional, shape, string } = guards;

/** No screen has more pixel columns; a page that asks for more is answered with an error. */
const maxColumns = 20_000;
const maxRuns = 1000;

const isAxis = (value: unknown): value is CurveAxis =>
  value === "step" || value === "relative" || value === "wall" || shape<{ metric: string }>({ metric: string })(value);

const isRange = (value: unknown): value is readonly [number, number] => {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [from, to] = value as unknown[];
  return finite(from) && finite(to) && from <= to;
};

const isRuns = (value: unknown): value is readonly string[] => arrayOf(string)(value) && value.length <= maxRuns;

const isGroups = (value: unknown): value is readonly (readonly string[])[] =>
  arrayOf(arrayOf(string))(value) && value.flat().length <= maxRuns;

const bands = shape<BandsQuery>({
  groups: isGroups,
  spread: (value): value is BandsQuery["spread"] => value === "std" || value === "range",
});

/** Checks a question for curves, at the doors of the index and of the host. */
export const curvesGuard = shape<CurvesQuery>({
  runIds: isRuns,
  metric: string,
  axis: isAxis,
  isLogX: boolean,
  range: nullable(isRange),
  columns: (value): value is number => guards.count(value) && value >= 1 && value <= maxColumns,
  smoothing: (value): value is number => finite(value) && value >= 0 && value < 1,
  bands: optional(bands),
});
