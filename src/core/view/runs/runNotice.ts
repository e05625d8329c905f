import type { Translate } from "../translate";

/** Something worth telling about a run that was watched. */
export interface RunHappening {
  readonly runId: string;
  readonly runName: string;
  readonly event: "finished" | "failed" | "killed" | "nan";
  /** For instance the error, or the metric that turned NaN. */
  readonly detail: string;
}

/** One message for the user. */
export interface RunNotice {
  readonly severity: "info" | "warning";
  readonly text: string;
  /** The run that "Show Run" goes to: the most telling one. */
  readonly runId: string;
}

/** More names than these say less than their number. */
const namedRuns = 3;
/** A message is read in one glance. */
const detailLimit = 160;

/**
 * Gathers what happened within a moment into at most one message a kind, so that a sweep of 500 runs that ends is one
 * message.
 * @param level which happenings count: all, only problems, or none
 */
export function runNotices(
  happenings: readonly RunHappening[],
  level: "all" | "problems" | "none",
  t: Translate,
): RunNotice[] {
  if (level === "none") return [];
  const kinds =
    level === "all" ? (["failed", "nan", "killed", "finished"] as const) : (["failed", "nan", "killed"] as const);
  return kinds.flatMap((kind) => {
    const same = happenings.filter(({ event }) => event === kind);
    const [first] = same;
    if (first === undefined) return [];
    const text = same.length === 1 ? singleText(first, t) : groupText(kind, same, t);
    return [{ severity: kind === "finished" ? "info" : "warning", text, runId: first.runId }];
  });
}

function singleText({ event, runName, detail }: RunHappening, t: Translate): string {
  const short = detail.length > detailLimit ? `${detail.slice(0, detailLimit - 1)}…` : detail;
  const said = sentence(event, runName, t);
  return short === "" ? `${said}.` : `${said}: ${short}`;
}

function sentence(event: RunHappening["event"], runName: string, t: Translate): string {
  switch (event) {
    case "finished":
      return t("Run {0} finished", runName);
    case "failed":
      return t("Run {0} failed", runName);
    case "killed":
      return t("Run {0} was killed", runName);
    case "nan":
      return t("Run {0} has a metric that turned NaN", runName);
  }
}

function groupText(event: RunHappening["event"], same: readonly RunHappening[], t: Translate): string {
  const names = same.slice(0, namedRuns).map(({ runName }) => runName);
  const listed = same.length > namedRuns ? `${names.join(", ")} …` : names.join(", ");
  switch (event) {
    case "finished":
      return t("{0} runs finished: {1}", same.length, listed);
    case "failed":
      return t("{0} runs failed: {1}", same.length, listed);
    case "killed":
      return t("{0} runs were killed: {1}", same.length, listed);
    case "nan":
      return t("{0} runs have metrics that turned NaN: {1}", same.length, listed);
  }
}
