import * as path from "node:path";
import type { DecodedItem } from "../../../core/ingest/logDecoder";
import { plainStart } from "../../../core/ingest/plainStart";
import type { RunEvent } from "../../../core/ingest/runEvent";
import type { JsonValue } from "../../../core/model/jsonValue";
import type { Problem } from "../../../core/model/problem";
import { modelParams } from "../../../core/readers/huggingface/modelParams";
import { trainerState, type HistoryRow, type TrainerState } from "../../../core/readers/huggingface/trainerState";
import { uniteHistories } from "../../../core/readers/huggingface/uniteHistories";
import { rowsToBlocks } from "../../../core/readers/shared/rowsToBlocks";
import { modifiedAt } from "../../tail/modifiedAt";
import type { ImportBatch, ImportUnit, UnitMemory } from "../importer";
import { isSettled } from "../tables/isSettled";
import { readDocument } from "../tables/readDocument";
import { folderHash } from "../tables/folderHash";
import { runHash } from "../tables/runHash";
import { stateFiles, stepOf } from "./checkpointFolders";

/** Bytes of one state file that are read: it is one JSON text, which cannot be read by parts. */
const maxStateBytes = 64 * 1024 * 1024;
const maxConfigBytes = 1024 * 1024;
/** Rows that are handed over at once. */
const batchRows = 20_000;

/** What is kept between reads: how many rows were handed over, and a hash of them. */
interface TrainerMemory {
  readonly rows: number;
  readonly hash: string;
  /** Files that were read. */
  readonly files: readonly string[];
}

/**
 * Reads the states of a run's checkpoints. Each holds the whole history so far, so the newest one is read for it and the
 * others for what it lacks. What was handed over before is not given again unless it has changed.
 * @param now ms since the epoch
 */
export async function* readTrainer(unit: ImportUnit, memory: UnitMemory, now: number): AsyncGenerator<ImportBatch> {
  const kept = (memory.get("") ?? null) as unknown as TrainerMemory | null;
  const problems: Problem[] = [];
  const states: { file: string; state: TrainerState }[] = [];
  let bytesRead = 0;
  for (const file of stateFiles(unit.path)) {
    const { text, ...why } = readDocument(file, maxStateBytes);
    const state = text === null ? null : trainerState(text);
    bytesRead += text?.length ?? 0;
    if (state !== null) {
      states.push({ file, state });
      continue;
    }
    const name = path.relative(unit.path, file);
    // It is being written: what it said before holds until it is whole again.
    if (kept?.files.includes(name) && !isSettled(modifiedAt(file), now)) return;
    const reason = "reason" in why ? why.reason : "This trainer state is incomplete: it may still be being written.";
    if (reason !== null) problems.push({ file, line: null, reason });
  }
  if (states.length === 0) return;
  states.sort((a, b) => b.state.globalStep - a.state.globalStep);
  const rows = uniteHistories(states.map(({ state }) => state.history));
  const isPrefix = kept !== null && kept.rows <= rows.length && hashOf(rows.slice(0, kept.rows)) === kept.hash;
  const files = states.map(({ file }) => path.relative(unit.path, file));
  const facts = factsOf(unit, rows, states).map((event): DecodedItem => ({ kind: "event", event }));
  let from = isPrefix ? kept.rows : 0;
  for (let isFirst = true; isFirst || from < rows.length; isFirst = false) {
    const to = Math.min(rows.length, from + batchRows);
    const blocks = rowsToBlocks(rows.slice(from, to), from).map((block): DecodedItem => ({ kind: "points", block }));
    const next: TrainerMemory = { rows: to, hash: hashOf(rows.slice(0, to)), files };
    const delta = {
      key: "",
      directory: null,
      isFreshRecord: isFirst,
      isFreshPoints: isFirst && !isPrefix,
      items: isFirst ? [...facts, ...blocks] : blocks,
      problems: isFirst ? problems : [],
      problemCount: isFirst ? problems.length : 0,
      memory: next as unknown as JsonValue,
    };
    yield { runs: [delta], gone: [], bytesRead: isFirst ? bytesRead : 0 };
    from = to;
  }
}

function hashOf(rows: readonly HistoryRow[]): string {
  // NaN and infinities are no JSON.
  return runHash(
    JSON.stringify(rows.map(({ step, values }) => [step, ...values.map(([name, value]) => `${name} ${value}`)])),
  );
}

function factsOf(
  unit: ImportUnit,
  rows: readonly HistoryRow[],
  states: readonly { file: string; state: TrainerState }[],
): RunEvent[] {
  const newest = states[0]!.state;
  const place = path.dirname(states.find(({ file }) => path.dirname(file) !== unit.path)?.file ?? states[0]!.file);
  const config = (name: string) =>
    [unit.path, place].map((folder) => readDocument(path.join(folder, name), maxConfigBytes).text ?? "{}");
  const model = config("config.json").map((text) => modelParams(text, "model."));
  const adapter = config("adapter_config.json").map((text) => modelParams(text, "adapter."));
  const params = Object.assign({}, ...model, ...adapter, newest.params) as TrainerState["params"];
  const runId = `huggingface:${folderHash(unit.path, hashOf(rows.slice(0, 1)))}`;
  const checkpoints = states.map(({ file }) => path.dirname(file)).filter((folder) => folder !== unit.path);
  return [
    plainStart(runId, path.basename(unit.path), unit.experiment),
    { kind: "params", params },
    { kind: "tags", tags: newest.tags },
    ...checkpoints.reverse().map((folder): RunEvent => ({
      kind: "artifact",
      artifact: {
        name: path.basename(folder),
        path: path.basename(folder),
        kind: "model",
        size: null,
        sha256: null,
        step: stepOf(path.basename(folder)),
        stored: "referenced",
      },
    })),
    { kind: "heartbeat", time: Math.max(...states.map(({ file }) => modifiedAt(file))) || null },
  ];
}
