import { formatNumber } from "../core/format/formatNumber";
import { formatTable } from "../core/format/formatTable";
import { plainLine } from "../core/format/plainLine";
import { baselineName } from "./baselineName";
import type { RunDetail } from "../core/model/runDetail";
import { baselineText, type Comparison } from "../core/view/baselineText";
import { commitText, evidenceText } from "../core/view/evidenceText";
import { paramText } from "../core/view/paramText";
import { plainTranslate } from "../core/view/plainTranslate";
import { runLook } from "../core/view/runs/runLook";
import { statusText } from "../core/view/runs/statusText";
import type { IndexApi } from "../protocol/indexApi";
import { jsonText } from "../core/format/jsonText";
import type { Output } from "./output";
import { runJson } from "./runJson";

/** `runback show`: everything about one run. */
export async function showRun(api: IndexApi, detail: RunDetail, isJson: boolean, output: Output): Promise<void> {
  if (isJson) return output.write(`${jsonText(showJson(detail))}\n`);
  const [baseline, directions] = await Promise.all([api.baseline(detail.row.runId), api.directions()]);
  await output.write(showText(detail, { baseline, directions }));
}

/** What `ls` gives of a run, and the rest of it. */
function showJson(detail: RunDetail) {
  const { row, metrics, note, artifacts, datasets, environment, sources, error, exitCode, logFile, consoleFile } =
    detail;
  const { copies = [] } = detail;
  const { lastTime, lastStep, keyMetric, problemCount, directory, host, pid } = row;
  const base = runJson(detail);
  const withMore = Object.entries(base.metrics).map(([name, metric]) => {
    const { variance, sparkline } = metrics[name] ?? { variance: NaN, sparkline: [] };
    return [name, { ...metric, variance: Number.isNaN(variance) ? null : variance, sparkline }];
  });
  const run = { lastTime, lastStep, keyMetric, problemCount, directory, host, pid };
  const rest = { note, artifacts, datasets, environment, sources, error, exitCode, logFile, copies, consoleFile };
  return { schema: 1, ...base, metrics: Object.fromEntries(withMore) as object, ...run, ...rest };
}

function showText(detail: RunDetail, comparison: Comparison): string {
  const { row } = detail;
  const { baseline } = comparison;
  const source = detail.sources.at(-1);
  const time = (value: number | null) => (value === null ? null : new Date(value).toISOString());
  const facts: [string, string | number | null][] = [
    ["run", row.runName],
    ["id", row.runId],
    ["experiment", row.experiment],
    ["parent", row.parentId],
    ["status", statusText(runLook(row), plainTranslate)],
    ["started", time(row.startTime)],
    ["ended", time(row.endTime)],
    ["attempts", row.attempts > 1 ? row.attempts : null],
    ["host", row.host],
    ["error", detail.error === null ? null : `${detail.error.type}: ${detail.error.message}`],
    ["exit code", detail.exitCode],
    ["baseline", row.isBaseline ? "this run is the baseline of its experiment" : baseline && baselineName(baseline)],
    ["source", evidenceText(source?.evidence ?? "none", plainTranslate)],
    ["commit", source === undefined ? null : commitText(source, plainTranslate)],
    ["note", detail.note],
    ["log", detail.logFile],
    ["also in", detail.copies?.join(", ") ?? null],
  ];
  const known = facts.flatMap(([name, value]) => (value === null ? [] : [[name, plainLine(String(value))]]));
  const pair = (left: string, right: string) => [plainLine(left), plainLine(right)];
  return [
    list(known),
    section("Params", list(Object.entries(detail.params).map(([name, value]) => pair(name, paramText(value))))),
    section("Metrics", metricTable(detail, comparison)),
    section("Tags", list(Object.entries(detail.tags).map(([name, value]) => pair(name, value)))),
    section("Artifacts", list(detail.artifacts.map(({ name, path }) => pair(name, path)))),
    section("Datasets", list(detail.datasets.map(({ name, digest }) => pair(name, digest ?? "")))),
    section(
      "Problems",
      list(detail.problems.map(({ line, reason }) => pair(line === null ? "" : `line ${line}`, reason))),
    ),
  ].join("");
}

function section(title: string, body: string): string {
  return body === "" ? "" : `\n${title}\n${body.replace(/^(?=.)/gm, "  ")}`;
}

function list(rows: readonly string[][]): string {
  const [first, ...rest] = rows;
  if (first === undefined) return "";
  const [name = "", value = ""] = first;
  // The first row stands where a table has its titles: a list has none.
  return formatTable(
    [
      { title: name, align: "left" },
      { title: value, align: "left" },
    ],
    rest,
  );
}

function metricTable({ row, metrics }: RunDetail, comparison: Comparison): string {
  const entries = Object.entries(metrics);
  if (entries.length === 0) return "";
  const delta = (name: string, last: number) => baselineText(row.runId, name, last, comparison, plainTranslate) ?? "";
  const hasDelta = entries.some(([name, { last }]) => delta(name, last) !== "");
  const titles = ["metric", "last", "min", "max", "mean", "points", "last step"];
  if (hasDelta) titles.push("against baseline");
  return formatTable(
    titles.map((title, i) => ({ title, align: i === 0 ? "left" : "right" })),
    entries.map(([name, { last, min, max, mean, count, lastStep }]) => [
      plainLine(name),
      ...[last, min, max, mean].map(formatNumber),
      String(count),
      String(lastStep),
      ...(hasDelta ? [delta(name, last)] : []),
    ]),
  );
}
