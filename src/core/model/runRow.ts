import type { RunStatus } from "./runStatus";
import type { SourceEvidence } from "./runSource";

/** What a list shows of a run: small, so that ten thousand of them can be kept and sorted. */
export interface RunRow {
  /** The format's own id prefixed by the format, such as "runback:01J…". */
  readonly runId: string;
  readonly runName: string;
  readonly experimentId: string;
  readonly experiment: string;
  readonly parentId: string | null;
  readonly formats: readonly string[];
  readonly status: RunStatus;
  /** RUNNING without a sign of life for 90 s. */
  readonly isStale: boolean;
  /** Milliseconds since the epoch. */
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** Time of the newest record, in milliseconds since the epoch. */
  readonly lastTime: number | null;
  readonly attempts: number;
  readonly lastStep: number | null;
  /** The metric that stands for the run in lists, with its last value. */
  readonly keyMetric: { readonly name: string; readonly value: number } | null;
  /** Metrics that hold a NaN. */
  readonly nanMetrics: number;
  readonly problemCount: number;
  readonly childCount: number;
  readonly evidence: SourceEvidence;
  readonly dirty: boolean | null;
  /** Changed and untracked files of a dirty run. */
  readonly dirtyCount: number;
  /** The run's folder. */
  readonly directory: string;
  readonly host: string | null;
  readonly pid: number | null;
  /** Marked by the user (docs/marks.md), not by the log; so are the next two. */
  readonly isStarred: boolean;
  /** Left out of lists unless they are asked to show it. */
  readonly isArchived: boolean;
  /** The same, for runs that are not wanted at all. */
  readonly isHidden: boolean;
  /**
   * When (ISO 8601, UTC) the run was marked as the baseline of its experiment; null: it was not. Of an experiment the
   * runs that were marked last are the baseline, together if at the same time.
   */
  readonly baselineSince: string | null;
  /** Whether it is that, alone or together with others. Known to the index alone: it depends on other runs. */
  readonly isBaseline: boolean;
}
