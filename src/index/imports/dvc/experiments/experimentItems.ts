import type { DecodedItem } from "../../../../core/ingest/logDecoder";
import type { RunEvent } from "../../../../core/ingest/runEvent";
import type { RunSource } from "../../../../core/model/runSource";
import { unknownSource } from "../../../../core/model/unknownSource";
import type { Experiment } from "./experiment";

/** What its ref and commit say of an experiment: when it was kept, by whom, and its code. */
export function experimentItems(
  { name, baseline, ref }: Experiment,
  topLevel: string,
  experimentName: string,
): { readonly first: readonly DecodedItem[]; readonly last: readonly DecodedItem[] } {
  const start: RunEvent = {
    kind: "start",
    time: null,
    runId: `dvc-experiments:${ref.commit}`,
    runName: name,
    experiment: experimentName,
    parentId: null,
    host: null,
    pid: null,
    note: null,
  };
  const tags = { "dvc.baseline": baseline, "dvc.ref": ref.name, "dvc.author": ref.author };
  const first: RunEvent[] = [start, { kind: "source", source: sourceOf(ref.commit, topLevel) }, { kind: "tags", tags }];
  const end: RunEvent = { kind: "end", time: ref.time, status: "FINISHED", exitCode: null, error: null };
  const items = (events: readonly RunEvent[]) => events.map((event): DecodedItem => ({ kind: "event", event }));
  return { first: items(first), last: items([end]) };
}

/** DVC commits the code as it ran, with the changes that the baseline lacks. */
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
