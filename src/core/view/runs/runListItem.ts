import { formatAge } from "../../format/formatAge";
import { formatNumber } from "../../format/formatNumber";
import type { RunRow } from "../../model/runRow";
import type { Icon } from "../icon";
import { formatNames } from "../formatNames";
import { runIcon } from "./runIcon";
import { runLook, type RunLook } from "./runLook";
import { statusText } from "./statusText";
import type { Translate } from "../translate";

/** What a list shows of one run. */
export interface RunListItem {
  readonly label: string;
  /** Short facts, the most telling first, since a narrow side bar cuts the end off. */
  readonly description: string;
  readonly icon: Icon;
  /** The whole line for a screen reader, which sees no icon. */
  readonly accessibleText: string;
}

/** The best value of a metric. */
export interface BestValue {
  readonly metric: string;
  readonly value: number;
}

const separator = " · ";

/**
 * Describes a run for a list.
 * @param now milliseconds since the epoch
 * @param best what it has the best value of in its experiment; null: nothing
 */
export function runListItem(row: RunRow, now: number, t: Translate, best: BestValue | null = null): RunListItem {
  const look = runLook(row);
  const recorded = formatNames(row.formats);
  const baseline = row.isBaseline ? t("baseline") : null;
  const bestMark = best === null ? null : t("best {0} {1}", formatNumber(best.value), best.metric);
  const marks = [row.isStarred ? "★" : null, markText(row, t), baseline, bestMark];
  const facts = [
    stepText(row, look, t),
    metricText(row, best, t),
    ageText(row, look, now, t),
    problemText(row, t),
    recorded,
  ];
  const nanMark = row.nanMetrics > 0 ? "NaN" : null;
  const description = [...marks, statusWord(look, t), nanMark, ...facts].filter((fact) => fact !== null);
  const starred = row.isStarred ? t("starred") : null;
  const spoken = [
    row.runName,
    starred,
    markText(row, t),
    baseline,
    bestMark,
    statusText(look, t),
    nanText(row, t),
    ...facts,
    dirtyText(row, t),
    childText(row, t),
  ];
  return {
    label: row.runName,
    description: description.join(separator),
    icon: runIcon(look),
    accessibleText: spoken.filter((fact) => fact !== null).join(", "),
  };
}

function markText({ isArchived, isHidden }: RunRow, t: Translate): string | null {
  if (isHidden) return t("hidden");
  return isArchived ? t("archived") : null;
}

/** Running and finished are the normal cases: their icon says it, and the room is left to the numbers. */
function statusWord(look: RunLook, t: Translate): string | null {
  return look === "live" || look === "finished" ? null : statusText(look, t);
}

function stepText(row: RunRow, look: RunLook, t: Translate): string | null {
  const isOngoing = look === "live" || look === "stale";
  return isOngoing && row.lastStep !== null ? t("step {0}", row.lastStep) : null;
}

/** The value before the name: names are long and alike in a list, and the end is what gets cut off. */
function metricText({ keyMetric }: RunRow, best: BestValue | null, t: Translate): string | null {
  if (keyMetric === null) return null;
  const { name, value } = keyMetric;
  if (best?.metric !== name) return `${formatNumber(value)} ${name}`;
  return value === best.value ? null : t("last {0}", formatNumber(value));
}

function nanText(row: RunRow, t: Translate): string | null {
  if (row.nanMetrics === 0) return null;
  return row.nanMetrics === 1 ? t("NaN in 1 metric") : t("NaN in {0} metrics", row.nanMetrics);
}

function ageText(row: RunRow, look: RunLook, now: number, t: Translate): string | null {
  const time = look === "live" ? row.startTime : (row.endTime ?? row.lastTime ?? row.startTime);
  if (time === null) return null;
  return look === "live" ? t("started {0}", formatAge(time, now)) : formatAge(time, now);
}

function problemText(row: RunRow, t: Translate): string | null {
  if (row.problemCount === 0) return null;
  return row.problemCount === 1 ? t("1 problem") : t("{0} problems", row.problemCount);
}

/** The badge beside the line, which a screen reader does not tell. */
function dirtyText({ dirty, dirtyCount }: RunRow, t: Translate): string | null {
  if (dirty !== true) return null;
  if (dirtyCount === 0) return t("uncommitted changes");
  return dirtyCount === 1 ? t("1 uncommitted file") : t("{0} uncommitted files", dirtyCount);
}

function childText(row: RunRow, t: Translate): string | null {
  if (row.childCount === 0) return null;
  return row.childCount === 1 ? t("1 nested run") : t("{0} nested runs", row.childCount);
}
