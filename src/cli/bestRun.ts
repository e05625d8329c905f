import { formatNumber } from "../core/format/formatNumber";
import { plainLine } from "../core/format/plainLine";
import { baselineText } from "../core/view/baselineText";
import { baselineValue } from "../core/baseline/baselineValue";
import { directionOf } from "../core/compare/runs/metricDirections";
import { metricDelta } from "../core/compare/runs/metricDelta";
import { plainTranslate } from "../core/view/plainTranslate";
import type { IndexApi } from "../protocol/indexApi";
import { baselineName } from "./baselineName";
import { checkQueryText } from "./query/checkQueryText";
import { jsonText } from "../core/format/jsonText";
import type { Output } from "./output";
import type { Request } from "./request";
import { RequestError } from "./requestError";
import { runJson } from "./runJson";

/** `runback best`: the run with the best value of a metric over its whole history. */
export async function bestRun(
  api: IndexApi,
  { metric, direction, words, output: format }: Request & { command: "best" },
  output: Output,
): Promise<void> {
  checkQueryText(words);
  const better = direction ?? directionOf(metric, await api.directions());
  if (better === null)
    throw new RequestError(
      `The name "${plainLine(metric)}" does not say which direction is better: add --lower or --higher.`,
    );
  const summary = better === "lower" ? "min" : "max";
  const scope = words === "" ? {} : { filter: words };
  const { runIds, cells } = await api.tableCells({ ...scope, columns: [{ entity: "metrics", key: metric, summary }] });
  const values = cells[0]?.kind === "number" ? cells[0].values : new Float64Array();
  const sign = better === "lower" ? 1 : -1;
  let best = -1;
  values.forEach((value, at) => {
    if (Number.isFinite(value) && (best < 0 || sign * value < sign * values[best]!)) best = at;
  });
  const detail = best < 0 ? null : await api.run(runIds[best] ?? "");
  const found = detail?.metrics[metric];
  if (detail === null || found === undefined)
    throw new RequestError(`No run has a finite value of "${plainLine(metric)}".`);
  const value = found[summary];
  const step = better === "lower" ? found.minStep : found.maxStep;
  const { runId, runName, isBaseline } = detail.row;
  const baseline = await api.baseline(runId);
  const base = baseline && baselineValue(baseline, metric, "best", better);
  if (format === "json") {
    const against = baseline && { runIds: baseline.runIds, value: base, delta: metricDelta(value, base, better) };
    const answer = { schema: 1, metric, value, step, run: runJson(detail), baseline: against };
    return output.write(`${jsonText(answer)}\n`);
  }
  const comparison = { baseline, directions: { [metric]: better } };
  const delta = baselineText(runId, metric, value, comparison, plainTranslate, "best");
  const against = isBaseline
    ? "  baseline"
    : baseline === null || delta === null || base === null
      ? ""
      : `  against ${baselineName(baseline)} ${formatNumber(base)}: ${delta}`;
  await output.write(
    `${plainLine(runName)}  ${plainLine(runId)}  ${plainLine(metric)} ${formatNumber(value)} at step ${step}${against}\n`,
  );
}
