import { formatDuration } from "../../format/formatDuration";
import type { RunDetail } from "../../model/runDetail";
import { bestPoint } from "../bestPoint";
import { codeSpan } from "../codeSpan";
import { commitText, evidenceText } from "../evidenceText";
import { formatNames } from "../formatNames";
import { markdownTable } from "../markdownTable";
import { paramText } from "../paramText";
import { runLook } from "./runLook";
import { statusText } from "./statusText";
import type { Translate } from "../translate";

/**
 * A run as a Markdown document to paste into an issue or a lab book: all params, metrics at full precision, tags, data
 * and source. Text from the log stands in code spans, so pasting it renders nothing of it.
 */
export function runMarkdown(detail: RunDetail, t: Translate): string {
  const blocks = [
    `### ${codeSpan(detail.row.runName)}`,
    facts(detail, t).join("\n"),
    markdownTable([t("Param"), t("Value")], paramRows(detail)),
    markdownTable([t("Metric"), t("Last"), t("Step"), t("Best"), t("At step")], metricRows(detail)),
    markdownTable([t("Tag"), t("Value")], Object.entries(detail.tags)),
    markdownTable([t("Dataset"), t("Role"), t("Digest")], datasetRows(detail)),
    detail.note === null || detail.note === "" ? null : `> ${codeSpan(detail.note, 2000)}`,
  ];
  return `${blocks.filter((block) => block !== null).join("\n\n")}\n`;
}

function facts(detail: RunDetail, t: Translate): string[] {
  const { row } = detail;
  const source = detail.sources.at(-1);
  const commit = source === undefined ? null : commitText(source, t);
  const start = row.startTime === null ? null : new Date(row.startTime).toISOString();
  const took = row.startTime === null || row.endTime === null ? null : formatDuration(row.endTime - row.startTime);
  const lines: [string, string | null][] = [
    [t("Run"), codeSpan(row.runId)],
    [t("Experiment"), codeSpan(row.experiment)],
    [t("Recorded by"), formatNames(row.formats)],
    [t("Status"), statusText(runLook(row), t)],
    [t("Started"), start],
    [t("Duration"), took],
    [t("Commit"), commit === null ? null : codeSpan(commit)],
    [t("Source"), source === undefined ? null : evidenceText(source.evidence, t)],
    [t("Snapshot"), source?.snapshot ? codeSpan(source.snapshot) : null],
    [t("Error"), detail.error === null ? null : codeSpan(`${detail.error.type}: ${detail.error.message}`, 500)],
  ];
  return lines.filter(([, value]) => value !== null).map(([name, value]) => `- ${name}: ${value}`);
}

function paramRows(detail: RunDetail): string[][] {
  return Object.entries(detail.params).map(([key, value]) => [key, paramText(value)]);
}

function metricRows(detail: RunDetail): string[][] {
  return Object.entries(detail.metrics).map(([name, summary]) => {
    const best = bestPoint(name, summary);
    const last = [name, String(summary.last), String(summary.lastStep)];
    return best === null ? [...last, "", ""] : [...last, String(best.value), String(best.step)];
  });
}

function datasetRows(detail: RunDetail): string[][] {
  return detail.datasets.map(({ name, role, digest }) => [name, role, digest ?? ""]);
}
