import type { DecodedItem } from "../../../../../core/ingest/logDecoder";
import type { JsonValue } from "../../../../../core/model/jsonValue";
import { folderUnit } from "../../../csv/folderUnit";
import type { ImportBatch, RunDelta } from "../../../importer";
import { liveRun } from "../../liveRun";
import type { Experiment } from "../experiment";
import type { ExperimentMemory } from "../experimentMemory";
import type { ReadExperiment } from "../readExperiment";

/** An experiment that runs in a copy of the project. */
export interface RunningExperiment {
  readonly experiment: Experiment;
  readonly key: string;
  /** The folder that DVCLive writes in that copy; null: none (yet). */
  readonly live: string | null;
  /** Its process lives now (ms since the epoch); null: nobody says so. */
  readonly seenAt: number | null;
}

/**
 * Reads what an experiment that runs has logged with DVCLive by now, from the copy that it runs in, on top of what is
 * known of it from its commit.
 * @param open reads the latter
 */
export async function* readRunning(
  { experiment, key, live, seenAt }: RunningExperiment,
  known: ExperimentMemory | null,
  open: () => Promise<Pick<ReadExperiment, "items" | "problems">>,
): AsyncGenerator<ImportBatch> {
  const isContinued = known?.status === "RUNNING" && (known.running?.folder ?? null) === live;
  const delta = (items: readonly DecodedItem[], memory: JsonValue, rest: Partial<RunDelta>): RunDelta => {
    const { commit, name, status, entry } = experiment;
    const running = live === null ? null : { folder: live, memory };
    const kept: ExperimentMemory = {
      commit,
      name,
      status,
      entry,
      liveFolder: null,
      digest: "",
      directory: null,
      running,
    };
    const problems = rest.problems ?? [];
    const fresh = { isFreshRecord: false, isFreshPoints: false };
    const told = { problems, problemCount: problems.length, memory: kept as unknown as JsonValue };
    return { key, directory: live, ...fresh, ...told, ...rest, items };
  };
  const heartbeat: DecodedItem = { kind: "event", event: { kind: "heartbeat", time: seenAt } };
  let memory = isContinued ? (known.running?.memory ?? null) : null;
  if (isContinued) yield batchOf(delta([heartbeat], memory, {}), 0);
  else {
    const { items, problems } = await open();
    yield batchOf(delta([...items, heartbeat], null, { isFreshRecord: true, isFreshPoints: true, problems }), 0);
  }
  if (live === null) return;
  const before = new Map(memory === null ? [] : [["", memory]]);
  for await (const batch of liveRun.read(folderUnit("dvc", live), before))
    for (const { isFreshRecord, isFreshPoints, problems, ...found } of batch.runs) {
      memory = found.memory;
      const items = found.items.filter((item) => item.kind === "points" || item.event.kind !== "start");
      const opening = isFreshRecord ? await open() : { items: [], problems: [] };
      const rest = { isFreshRecord, isFreshPoints, problems: [...opening.problems, ...problems] };
      yield batchOf(delta([...opening.items, ...items], memory, rest), batch.bytesRead);
    }
}

function batchOf(run: RunDelta, bytesRead: number): ImportBatch {
  return { runs: [run], gone: [], bytesRead };
}
