import { formatAge } from "../../format/formatAge";
import { formatDuration } from "../../format/formatDuration";
import { formatNumber } from "../../format/formatNumber";
import type { RunDetail } from "../../model/runDetail";
import { importedElsewhere } from "../../rerun/importedElsewhere";
import { baselineText, noComparison, type Comparison } from "../baselineText";
import { bestPoint } from "../bestPoint";
import { codeSpan } from "../codeSpan";
import { commitText, evidenceText } from "../evidenceText";
import { fileName } from "../fileName";
import { formatNames } from "../formatNames";
import { listBlock } from "../listBlock";
import { paramText } from "../paramText";
import { runLook } from "./runLook";
import { statusText } from "./statusText";
import type { Translate } from "../translate";

/**
 * Markdown for the tooltip of a run. Everything that comes from a log stands in code spans, so nothing in it renders.
 * @param now milliseconds since the epoch
 */
export function runTooltip(
  detail: RunDetail,
  now: number,
  t: Translate,
  comparison: Comparison = noComparison,
): string {
  const blocks = [
    `**${codeSpan(detail.row.runName)}** ${statusText(runLook(detail.row), t)}${timing(detail, now, t)}`,
    errorLine(detail, t),
    formatsLine(detail, t),
    listBlock(t("Params"), paramLines(detail), t),
    baselineLine(detail, comparison, t),
    listBlock(t("Metrics"), metricLines(detail, comparison, t), t),
    sourceBlock(detail, t),
    mixedLine(detail, t),
    noteBlock(detail, t),
    listBlock(t("Problems"), problemLines(detail, t), t),
  ];
  return blocks.filter((block) => block !== null).join("\n\n");
}

function timing(detail: RunDetail, now: number, t: Translate): string {
  const { startTime, endTime, status, attempts } = detail.row;
  const parts: string[] = [];
  if (startTime !== null) parts.push(t("started {0}", formatAge(startTime, now)));
  if (startTime !== null && endTime !== null && status !== "RUNNING")
    parts.push(t("took {0}", formatDuration(endTime - startTime)));
  if (attempts > 1) parts.push(t("{0} attempts", attempts));
  return parts.length === 0 ? "" : `, ${parts.join(", ")}`;
}

function errorLine(detail: RunDetail, t: Translate): string | null {
  if (detail.error !== null) return `${codeSpan(detail.error.type)} ${codeSpan(detail.error.message, 300)}`;
  return detail.exitCode !== null && detail.exitCode !== 0 ? t("exit code {0}", detail.exitCode) : null;
}

function formatsLine({ row }: RunDetail, t: Translate): string | null {
  const recorded = formatNames(row.formats);
  return recorded === null ? null : `**${t("Recorded by")}** ${codeSpan(recorded)}`;
}

function paramLines(detail: RunDetail): string[] {
  return Object.entries(detail.params).map(([key, value]) => `${codeSpan(key)} ${codeSpan(paramText(value), 80)}`);
}

function baselineLine({ row }: RunDetail, { baseline }: Comparison, t: Translate): string | null {
  if (row.isBaseline) return t("This run is the baseline of its experiment.");
  if (baseline === null) return null;
  const more = baseline.runIds.length - 1;
  const name = codeSpan(baseline.runName);
  return `**${t("Baseline")}** ${more === 0 ? name : t("{0} and {1} more, by their means", name, more)}`;
}

function metricLines(detail: RunDetail, comparison: Comparison, t: Translate): string[] {
  return Object.entries(detail.metrics).map(([name, summary]) => {
    const best = bestPoint(name, summary, comparison.directions);
    const delta = baselineText(detail.row.runId, name, summary.last, comparison, t);
    const deltaText = delta === null ? "" : ` (${delta})`;
    const bestText = best === null ? "" : `, ${t("best {0} at step {1}", formatNumber(best.value), best.step)}`;
    const nanText = summary.nan === 0 ? "" : `, ${t("{0} × NaN", summary.nan)}`;
    return `${codeSpan(name)} ${codeSpan(formatNumber(summary.last))}${deltaText}${bestText}${nanText}`;
  });
}

function sourceBlock(detail: RunDetail, t: Translate): string | null {
  const source = detail.sources.at(-1);
  if (source === undefined) return null;
  const commit = commitText(source, t);
  const parts = [evidenceText(source.evidence, t), commit === null ? null : codeSpan(commit)];
  return `**${t("Source")}** ${parts.filter((part) => part !== null).join(", ")}`;
}

function mixedLine(detail: RunDetail, t: Translate): string | null {
  const count = importedElsewhere(detail).length;
  return count === 0 ? null : `**${t("Mixed code")}** ${t("{0} imported files lie in another working tree", count)}`;
}

function noteBlock(detail: RunDetail, t: Translate): string | null {
  return detail.note === null || detail.note === "" ? null : `**${t("Note")}** ${codeSpan(detail.note, 300)}`;
}

function problemLines(detail: RunDetail, t: Translate): string[] {
  return detail.problems.map(({ file, line, reason }) => {
    const name = fileName(file);
    return `${codeSpan(line === null ? name : t("{0} line {1}", name, line))} ${codeSpan(reason)}`;
  });
}
