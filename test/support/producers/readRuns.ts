import { FolderReader } from "../../unit/index/imports/support/folderReader";
import { importers } from "../../../src/index/imports/importers";

/** A run as the tools' own readers are asked to tell it too. */
interface PlainRun {
  readonly id: string;
  readonly status: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, readonly (readonly [step: number | string, value: number | string])[]>>;
}

/** Reads a folder with every importer and prints its runs as JSON: `node readRuns.js FOLDER`. */
async function main(folder: string): Promise<void> {
  const runs: PlainRun[] = [];
  for (const importer of importers) {
    const reader = await new FolderReader(importer, folder).read();
    for (const { record, metrics } of reader.runs.values()) {
      const points = [...metrics].map(([key, list]): [string, PlainRun["metrics"][string]] => [
        key,
        list.map(([step, , value]) => [plain(step), plain(value)]),
      ]);
      runs.push({
        id: record.runId ?? "",
        status: record.status,
        params: Object.fromEntries(record.params),
        tags: Object.fromEntries(record.tags),
        metrics: Object.fromEntries(points),
      });
    }
  }
  process.stdout.write(JSON.stringify({ runs }));
}

/** JSON has no NaN and no infinities, nor a zero below zero. */
function plain(value: number): number | string {
  return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? "-0" : String(value);
}

void main(process.argv[2] ?? ".");
