import * as path from "node:path";
import type { DecodedItem } from "../../../core/ingest/logDecoder";
import { plainStart } from "../../../core/ingest/plainStart";
import type { RunEvent } from "../../../core/ingest/runEvent";
import type { JsonValue } from "../../../core/model/jsonValue";
import type { Problem } from "../../../core/model/problem";
import { metricValues } from "../../../core/readers/dvc/metricValues";
import { newerLock } from "../../../core/readers/dvc/newerLock";
import { pipelineFacts } from "../../../core/readers/dvc/pipelineFacts";
import { rowsToBlocks } from "../../../core/readers/shared/rowsToBlocks";
import { parseYaml } from "../../../core/text/parseYaml";
import { modifiedAt } from "../../tail/modifiedAt";
import type { ImportBatch, ImportUnit, UnitMemory } from "../importer";
import { readDocument } from "../tables/readDocument";
import { folderHash } from "../tables/folderHash";
import { lockFile, pipelineFile } from "./pipelineFiles";

const maxBytes = 1024 * 1024;

/** The metrics files that a pipeline names, absolute. */
export function metricFilesOf(folder: string): string[] {
  const { text } = readDocument(path.join(folder, pipelineFile), maxBytes);
  const { metricFiles } = pipelineFacts(null, parseYaml(text ?? "").value);
  return metricFiles.map((name) => path.join(folder, name));
}

/**
 * Reads the state that the last reproduction of a pipeline left in its folder. It is small, so it is always read as a
 * whole; a file that is half written leaves what was known.
 */
export async function* readPipeline(unit: ImportUnit, memory: UnitMemory): AsyncGenerator<ImportBatch> {
  const problems: Problem[] = [];
  const read = (name: string): { text: string; value: JsonValue } => {
    const file = path.join(unit.path, name);
    const { text, ...why } = readDocument(file, maxBytes);
    if (text === null && "reason" in why && why.reason !== null)
      problems.push({ file, line: null, reason: why.reason });
    const { value, reason } = parseYaml(text ?? "");
    if (reason !== null) problems.push({ file, line: null, reason: `Not read as YAML: ${reason}.` });
    return { text: text ?? "", value };
  };
  const lock = read(lockFile);
  const { events, metricFiles } = pipelineFacts(lock.value, read(pipelineFile).value);
  if (problems.length > 0 && memory.size > 0) return;
  const note = newerLock(lock.value);
  if (note !== null) problems.push({ file: path.join(unit.path, lockFile), line: null, reason: note });
  const values: [metric: string, value: number][] = [];
  for (const name of metricFiles) {
    const file = path.join(unit.path, name);
    const { text } = readDocument(file, maxBytes);
    const found = text === null ? [] : metricValues(name, text);
    if (found === null)
      problems.push({ file, line: null, reason: "Not read: neither complete JSON nor complete YAML." });
    const prefix = metricFiles.length > 1 ? `${name}:` : "";
    for (const [metric, value] of found ?? []) values.push([prefix + metric, value]);
  }
  const start = plainStart(`dvc:${folderHash(unit.path, lock.text)}`, path.basename(unit.path), unit.experiment);
  const heartbeat: RunEvent = { kind: "heartbeat", time: modifiedAt(path.join(unit.path, lockFile)) || null };
  const blocks = values.length === 0 ? [] : rowsToBlocks([{ step: 0, values }], 0);
  const items: DecodedItem[] = [
    ...[start, ...events, heartbeat].map((event): DecodedItem => ({ kind: "event", event })),
    ...blocks.map((block): DecodedItem => ({ kind: "points", block })),
  ];
  const delta = { key: "", directory: null, isFreshRecord: true, isFreshPoints: true, items };
  const run = { ...delta, problems, problemCount: problems.length, memory: true };
  yield { runs: [run], gone: [], bytesRead: lock.text.length };
}
