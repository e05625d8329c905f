import type { RunState } from "../runs/runState";
import { groupBlocks, type GroupedBlock } from "../series/groupBlocks";
import type { MetricGroups } from "../series/metricGroups";
import type { SeriesSummary } from "../series/seriesSummary";
import { summarizeBlocks } from "../series/summarizeBlocks";
import type { DecodedSlice } from "./logDecoder";
import type { PointBlock } from "./pointBlock";

/** All of a run that its log's records change. */
export interface RunProgress {
  readonly run: RunState;
  readonly summaries: Map<string, SeriesSummary>;
  readonly groups: MetricGroups;
}

/** What a slice left besides the progress that it changed. */
export interface AppliedSlice {
  /** The slice's points, by group. Within a group in file order. */
  readonly blocks: readonly GroupedBlock[];
  /**
   * A resume may have hidden points that the summaries count: if it did (a chunk or open block of an earlier attempt has
   * a step at or beyond `supersedeLimit`), they are to be counted again.
   */
  readonly mayHidePoints: boolean;
}

/** Carries a decoded slice into a run: its events, problems, groups and summaries. */
export function applySlice(
  slice: Pick<DecodedSlice, "items" | "problems" | "problemCount">,
  progress: RunProgress,
): AppliedSlice {
  const { run, summaries, groups } = progress;
  const grouped: GroupedBlock[] = [];
  let mayHidePoints = false;
  let pending: PointBlock[] = [];
  const settle = () => {
    summarizeBlocks(summaries, pending);
    grouped.push(...groupBlocks(groups, pending));
    pending = [];
  };
  for (const item of slice.items) {
    if (item.kind === "points") {
      pending.push(item.block);
      for (const time of item.block.times) run.seen(time);
      continue;
    }
    const { event } = item;
    if (event.kind === "start" || event.kind === "resume" || event.kind === "end") settle();
    if (event.kind === "resume" && event.startStep !== null) mayHidePoints = true;
    run.apply(event);
  }
  settle();
  run.addProblems(slice.problems, slice.problemCount);
  return { blocks: grouped, mayHidePoints };
}
