import { formatAge } from "../../format/formatAge";
import { formatDuration } from "../../format/formatDuration";
import type { RunDetail } from "../../model/runDetail";
import { fileName } from "../fileName";
import { icon } from "../icon";
import { runIcon } from "../runs/runIcon";
import { runLook } from "../runs/runLook";
import { statusText } from "../runs/statusText";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { leaf } from "./leaf";

/** The first lines: how the run fares, its error, its note, and its logs. */
export function outcomeLines(detail: RunDetail, now: number, t: Translate): DetailNode[] {
  const { row, error, note } = detail;
  const look = runLook(row);
  const title = capitalised(statusText(look, t));
  const lines = [leaf("status", title, timing(detail, now, t), { icon: runIcon(look), copyText: row.runId })];
  if (error !== null) {
    const tooltip = error.traceback ?? `${error.type}: ${error.message}`;
    const copyText = tooltip;
    lines.push(leaf("error", error.type, error.message, { icon: icon("bug"), tooltip, copyText }));
  }
  if (note !== null && note !== "") lines.push(leaf("note", t("Note"), note, { icon: icon("note"), tooltip: note }));
  const log = { icon: icon("file"), tooltip: detail.logFile, copyText: detail.logFile };
  lines.push(leaf("log", t("Log file"), fileName(detail.logFile), { ...log, act: { kind: "logFile" } }));
  const { copies = [] } = detail;
  const also = { icon: icon("files"), tooltip: copies.join("\n"), copyText: copies.join("\n") };
  if (copies.length > 0) lines.push(leaf("copies", t("Also in"), copies.join(", "), also));
  if (detail.consoleFile !== null) {
    const out = { icon: icon("output"), tooltip: detail.consoleFile, copyText: detail.consoleFile };
    lines.push(leaf("console", t("Console log"), fileName(detail.consoleFile), { ...out, act: { kind: "console" } }));
  }
  return lines;
}

function timing({ row, exitCode }: RunDetail, now: number, t: Translate): string {
  const parts: string[] = [];
  const end = row.status === "RUNNING" ? (row.isStale ? row.lastTime : now) : row.endTime;
  if (row.lastStep !== null) parts.push(t("step {0}", row.lastStep));
  if (row.startTime !== null && end !== null) parts.push(formatDuration(Math.max(0, end - row.startTime)));
  if (row.startTime !== null) parts.push(t("started {0}", formatAge(row.startTime, now)));
  if (row.isStale && row.lastTime !== null) parts.push(t("last record {0}", formatAge(row.lastTime, now)));
  if (exitCode !== null && exitCode !== 0) parts.push(t("exit code {0}", exitCode));
  if (row.attempts > 1) parts.push(t("{0} attempts", row.attempts));
  return parts.join(" · ");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
