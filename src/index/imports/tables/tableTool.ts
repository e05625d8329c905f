import type { LogDecoder } from "../../../core/ingest/logDecoder";
import type { RunEvent } from "../../../core/ingest/runEvent";
import type { Problem } from "../../../core/model/problem";
import type { FolderName, ImportUnit, Recognition } from "../importer";

/** A file of rows that belongs to a run. */
export interface TableFile {
  /** Tells the tables of a run apart, whatever else is there. */
  readonly name: string;
  readonly path: string;
  /** The state that it gives has a text `identity` once it has read a row (`TableState`). */
  readonly decoder: LogDecoder;
}

/** The files of one run. */
export interface TablePlan {
  /** The first is the one whose first row tells the run from others. */
  readonly tables: readonly TableFile[];
  /** Absolute paths of small files that are read as a whole. */
  readonly documents: readonly string[];
}

/** What the small files of a run say. */
export interface DocumentFacts {
  readonly events: readonly RunEvent[];
  readonly problems: readonly Problem[];
}

/** A tool that logs a run as tables beside small files with its params. */
export interface TableTool {
  readonly format: string;
  /** Raise it whenever the same files give another answer. */
  readonly version: number;
  /** As `Importer.recognize`. */
  recognize(folder: string, names: readonly FolderName[]): Recognition;
  /** Which files a unit has now; null: it is gone. Looks at names only. */
  plan(unit: ImportUnit): TablePlan | null;
  /** Whether the run's id comes from its folder alone, because the folder holds one run at a time and says no more. */
  readonly isNamedByFolder: boolean;
  /** Whether there is a run although no table has a row yet, named by its folder; left out: there is none. */
  isRunWithoutRows?(unit: ImportUnit): boolean;
  /** Whether no table is rewritten within a run, so that a shorter one is another run's and need not be waited for. */
  readonly onlyGrows?: boolean;
  /** Name of the run; left out: that of its folder or file. */
  nameOf?(unit: ImportUnit): string;
  /** @param texts of the documents, by path; those that cannot be read are left out */
  describe(unit: ImportUnit, texts: ReadonlyMap<string, string>): DocumentFacts;
}
