import { existsSync } from "node:fs";
import * as path from "node:path";
import type { DecodedItem } from "../../../core/ingest/logDecoder";
import { plainStart } from "../../../core/ingest/plainStart";
import { hydraFacts } from "../../../core/readers/hydra/hydraFacts";
import { folderUnit, noRun } from "../csv/folderUnit";
import type { ImportBatch, Importer, ImportUnit, UnitMemory } from "../importer";
import { lookAt } from "../../tail/lookAt";
import { lookToken } from "../../tail/lookToken";
import { readDocument } from "../tables/readDocument";
import { folderHash } from "../tables/folderHash";

const format = "hydra";
const folderName = ".hydra";
const files = ["config.yaml", "hydra.yaml", "overrides.yaml"] as const;
const maxBytes = 1024 * 1024;
/** What a multirun leaves in its folder. */
const sweepFile = "multirun.yaml";
/** Levels above a job's folder at which its multirun's may lie: `hydra.sweep.subdir` may name folders in folders. */
const sweepLevels = 4;

/**
 * Hydra: the `.hydra` folder that a job leaves in its output folder. It adds params and tags to runs there and below,
 * and is no run of its own. Jobs of a multirun are told apart by their number, and share the tag `hydra.sweep`.
 */
export const hydraImporter: Importer = {
  format,
  version: 1,
  recordsEnd: false,
  recognize(folder, names) {
    const isThere = names.some(({ name, kind }) => name === folderName && kind === "folder");
    if (!isThere || !existsSync(path.join(folder, folderName, files[0]))) return noRun;
    return { ...noRun, units: [{ ...folderUnit(format, folder), isAddition: true }], closed: [folderName] };
  },
  async *explore(): AsyncIterable<ImportUnit> {
    // No folder of this tool is a collection.
  },
  stamp(unit) {
    const looks = files.map((name) => lookAt(path.join(unit.path, folderName, name)));
    return looks[0] === null ? null : looks.map((stats) => lookToken(stats ?? null)).join(" ");
  },
  read: (unit, memory) => readHydra(unit, memory),
};

async function* readHydra(unit: ImportUnit, memory: UnitMemory): AsyncGenerator<ImportBatch> {
  const texts = files.map((name) => readDocument(path.join(unit.path, folderName, name), maxBytes).text);
  const [config = null, hydra = null, overrides = null] = texts;
  const { events, isAlone, bad } = hydraFacts({ config, hydra, overrides });
  if (bad.length > 0 && memory.size > 0) return; // being written: what it said before holds
  const runId = `hydra:${folderHash(unit.path, ...texts.map((text) => text ?? ""))}`;
  const event = plainStart(runId, path.basename(unit.path), unit.experiment);
  const start: DecodedItem = { kind: "event", event };
  const sweep = isAlone ? null : sweepOf(unit.path);
  const all = sweep === null ? events : [...events, { kind: "tags", tags: { "hydra.sweep": sweep } } as const];
  const items = all.map((event): DecodedItem => ({ kind: "event", event }));
  const problems = bad.map(({ name, reason }) => ({
    file: path.join(unit.path, folderName, name),
    line: null,
    reason: `Not read as YAML: ${reason}.`,
  }));
  const delta = {
    key: "",
    directory: null,
    isFreshRecord: true,
    isFreshPoints: false,
    items: [start, ...items],
    problems,
    problemCount: problems.length,
    memory: true,
  };
  yield { runs: [delta], gone: [], bytesRead: texts.reduce((sum, text) => sum + (text?.length ?? 0), 0) };
}

/** The last two names of the path of the multirun that a job belongs to; null: it belongs to none. */
function sweepOf(job: string): string | null {
  let folder = path.dirname(job);
  for (let level = 0; level < sweepLevels; level++, folder = path.dirname(folder))
    if (existsSync(path.join(folder, sweepFile))) return path.relative(path.resolve(folder, "../.."), folder);
  return null;
}
