import type { Artifact } from "./artifact";
import type { Dataset } from "./dataset";
import type { JsonValue } from "./jsonValue";
import type { MetricSummary } from "./metricSummary";
import type { ParamValue } from "./paramValue";
import type { Problem } from "./problem";
import type { RunRow } from "./runRow";
import type { RunSource } from "./runSource";

/** Everything the index knows of one run, but for the points of its metrics. */
export interface RunDetail {
  readonly row: RunRow;
  readonly aliases: readonly string[];
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Keys of the tags that the user gave it (docs/marks.md); the others are of its log. Left out: none. */
  readonly markedTags?: readonly string[];
  readonly note: string | null;
  /** Where the tool keeps the run's artifacts, as it writes it: often of another machine. Left out: it does not say. */
  readonly artifactUri?: string;
  readonly artifacts: readonly Artifact[];
  readonly datasets: readonly Dataset[];
  /** The environment record as logged, redacted by the writer. */
  readonly environment: Readonly<Record<string, JsonValue>> | null;
  /** One for each attempt that recorded one; the last is the current one. */
  readonly sources: readonly RunSource[];
  readonly error: { readonly type: string; readonly message: string; readonly traceback: string | null } | null;
  readonly exitCode: number | null;
  readonly problems: readonly Problem[];
  /** Absolute path of the file that the run's records come from. */
  readonly logFile: string;
  /** Absolute paths of other logs with the same run, of which nothing is shown. Left out: there are none. */
  readonly copies?: readonly string[];
  /** Absolute path of the console log, or null. */
  readonly consoleFile: string | null;
}
