import { formatAge } from "../core/format/formatAge";
import { formatDuration } from "../core/format/formatDuration";
import { formatNumber } from "../core/format/formatNumber";
import { formatTable, type TableColumn } from "../core/format/formatTable";
import { plainLine } from "../core/format/plainLine";
import type { RunBaseline } from "../core/baseline/runBaseline";
import type { MetricDirections } from "../core/compare/runs/metricDirections";
import type { RunDetail } from "../core/model/runDetail";
import type { RunRow } from "../core/model/runRow";
import { baselineText, type Comparison } from "../core/view/baselineText";
import { plainTranslate } from "../core/view/plainTranslate";
import { runLook } from "../core/view/runs/runLook";
import { statusText } from "../core/view/runs/statusText";
import type { IndexApi } from "../protocol/indexApi";
import { baselinesOfRuns } from "./baselinesOfRuns";
import { allRuns } from "./allRuns";
import { jsonText } from "../core/format/jsonText";
import type { Output } from "./output";
import type { Request } from "./request";
import { runJson } from "./runJson";

/** Runs that are asked for at once. */
const batch = 64;

const columns: readonly TableColumn[] = [
  { title: "EXPERIMENT", align: "left" },
  { title: "RUN", align: "left" },
  { title: "ID", align: "left" },
  { title: "STATUS", align: "left" },
  { title: "STARTED", align: "right" },
  { title: "TOOK", align: "right" },
  { title: "STEP", align: "right" },
  { title: "METRIC", align: "left" },
];

/** `runback ls`: the runs, newest first. */
export async function listRuns(api: IndexApi, request: Request & { command: "ls" }, output: Output): Promise<void> {
  const rows = await allRuns(api, request.words);
  if (request.output === "table") {
    const [baselines, directions] = await Promise.all([baselinesOfRuns(api, rows), api.directions()]);
    return output.write(runTable(rows, baselines, directions));
  }
  if (request.output === "json") {
    const experiments = (await api.experiments()).map(({ id, name }) => ({ id, name }));
    const shown = new Set(rows.map(({ experimentId }) => experimentId));
    const listed = request.words === "" ? experiments : experiments.filter(({ id }) => shown.has(id));
    await output.write(`{"schema":1,"experiments":${jsonText(listed)},"runs":[`);
  }
  let count = 0;
  for await (const detail of details(api, rows)) {
    if (output.isClosed) return;
    if (request.output === "jsonl") await output.write(`${jsonText({ schema: 1, ...runJson(detail) })}\n`);
    else await output.write(`${count++ === 0 ? "" : ","}${jsonText(runJson(detail))}`);
  }
  if (request.output === "json") await output.write("]}\n");
}

async function* details(api: IndexApi, rows: readonly RunRow[]): AsyncGenerator<RunDetail> {
  for (let from = 0; from < rows.length; from += batch) {
    const part = rows.slice(from, from + batch);
    for (const detail of await Promise.all(part.map(({ runId }) => api.run(runId)))) if (detail !== null) yield detail;
  }
}

function runTable(
  rows: readonly RunRow[],
  baselines: ReadonlyMap<string, RunBaseline>,
  directions: MetricDirections,
): string {
  const now = Date.now();
  return formatTable(
    columns,
    rows.map((row) => [
      plainLine(row.experiment),
      plainLine(row.runName),
      plainLine(row.runId),
      statusText(runLook(row), plainTranslate),
      row.startTime === null ? "" : formatAge(row.startTime, now),
      took(row, now),
      row.lastStep === null ? "" : String(row.lastStep),
      metricText(row, { baseline: baselines.get(row.experimentId) ?? null, directions }),
    ]),
  );
}

/** The metric that stands for the run, and how far it is from the baseline of its experiment. */
function metricText({ runId, keyMetric, isBaseline }: RunRow, comparison: Comparison): string {
  if (keyMetric === null) return isBaseline ? "baseline" : "";
  const { name, value } = keyMetric;
  const text = `${plainLine(name)} ${formatNumber(value)}`;
  if (isBaseline) return `${text} baseline`;
  const delta = baselineText(runId, name, value, comparison, plainTranslate);
  return delta === null ? text : `${text} (${delta})`;
}

function took(row: RunRow, now: number): string {
  const end = row.endTime ?? (runLook(row) === "live" ? now : row.lastTime);
  return row.startTime === null || end === null ? "" : formatDuration(end - row.startTime);
}
