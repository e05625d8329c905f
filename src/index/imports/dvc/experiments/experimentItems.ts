import type { DecodedItem } from "../../../../core/ingest/logDecoder";
import { plainStart } from "../../../../core/ingest/plainStart";
import type { RunEvent } from "../../../../core/ingest/runEvent";
import type { RunSource } from "../../../../core/model/runSource";
import { unknownSource } from "../../../../core/model/unknownSource";
import type { Experiment } from "./experiment";

/**
 * What is known of an experiment but for its results: when it was queued, kept or given up, by whom, and its code. One
 * that was in the queue goes by the commit that waited there as long as this machine knows it, and by the commit that it
 * left wherever it is read.
 */
export function experimentItems(
  { name, status, ref, commit, entry, baseline, author, time }: Experiment,
  topLevel: string,
  experimentName: string,
): { readonly first: readonly DecodedItem[]; readonly last: readonly DecodedItem[] } {
  const start: RunEvent = {
    ...plainStart(idOf(entry ?? commit), name, experimentName),
    ...(entry !== null && entry !== commit && { lastingId: idOf(commit) }),
  };
  const tags = { "dvc.baseline": baseline, "dvc.ref": ref, "dvc.author": author };
  const first: RunEvent[] = [start, { kind: "source", source: sourceOf(commit, topLevel) }, { kind: "tags", tags }];
  const end: RunEvent = { kind: "end", time, status, exitCode: null, error: null };
  // A queued one has not ended, but only that event carries a status.
  const last: RunEvent[] =
    status === "SCHEDULED"
      ? [
          { kind: "heartbeat", time },
          { ...end, time: null },
        ]
      : status === "RUNNING"
        ? []
        : [end];
  const items = (events: readonly RunEvent[]) => events.map((event): DecodedItem => ({ kind: "event", event }));
  return { first: items(first), last: items(last) };
}

function idOf(commit: string): string {
  return `dvc-experiments:${commit}`;
}

/** DVC commits the code as it ran or will run, with the changes that the baseline lacks. */
function sourceOf(commit: string, topLevel: string): RunSource {
  return {
    ...unknownSource,
    evidence: "commit",
    repository: topLevel,
    commit,
    dirty: false,
    reason: "DVC keeps the code of an experiment in the experiment's own commit.",
  };
}
