import type { Importer, ImportUnit } from "../../src/index/imports/importer";

/** Logs of one shape that `generate` made. */
export interface MadeLogs {
  /** Given to the tools' readers. */
  readonly folder: string;
  readonly units: readonly ImportUnit[];
  /** All files that a read reads, for reading their bytes alone. */
  readonly files: readonly string[];
  readonly points: number;
}

/** One line of the table of formats: logs of a size, and who else reads them. */
export interface FormatCase {
  readonly name: string;
  readonly importer: Importer;
  /** @param share of the full size, for a quick run */
  readonly generate: (parent: string, share: number) => Promise<MadeLogs>;
  /** Other readers: each is a Python script below bench/tools, called with the folder, and what is expected of us. */
  readonly others: readonly OtherReader[];
}

/**
 * A reader of the tool itself. The script prints `{"seconds": …, "points": …}` (processor time of reading the folder
 * once; points may be null), or `{"missing": "why"}` where the tool is not installed.
 */
export interface OtherReader {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** How many times as fast we want to be. */
  readonly goal: number;
}
