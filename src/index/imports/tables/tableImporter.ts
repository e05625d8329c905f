import type { FolderName, ImportBatch, Importer, ImportUnit, Recognition, UnitMemory } from "../importer";
import { isSettled } from "./isSettled";
import { lookAt } from "../../tail/lookAt";
import { lookToken } from "../../tail/lookToken";
import type { TableTool } from "./tableTool";
import { readTables } from "./readTables";

/** The importer of a tool that logs tables. */
export class TableImporter implements Importer {
  readonly format: string;
  readonly version: number;
  readonly recordsEnd = false;

  /** @param now milliseconds since the epoch */
  constructor(
    private readonly tool: TableTool,
    private readonly now: () => number = Date.now,
  ) {
    this.format = tool.format;
    this.version = tool.version;
  }

  recognize(folder: string, names: readonly FolderName[]): Recognition {
    return this.tool.recognize(folder, names);
  }

  async *explore(): AsyncIterable<ImportUnit> {
    // No folder of these tools is a collection.
  }

  stamp(unit: ImportUnit): string | null {
    const plan = this.tool.plan(unit);
    if (plan === null) return null;
    const looks = [...plan.tables.map(({ path }) => path), ...plan.documents].map(lookAt);
    // A file that is being rewritten is waited for: once it is settled there is something to be read again.
    const settled = looks.every((stats) => stats === null || isSettled(stats.mtimeMs, this.now()));
    return `${settled ? "" : "~"}${looks.map(lookToken).join(" ")}`;
  }

  read(unit: ImportUnit, memory: UnitMemory): AsyncIterable<ImportBatch> {
    return readTables(this.tool, unit, memory, this.now);
  }
}
