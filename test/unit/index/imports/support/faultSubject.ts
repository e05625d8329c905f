import type { Importer } from "../../../../../src/index/imports/importer";

/** What the fault harness needs to know of one fixture of a format. */
export interface FaultSubject {
  readonly importer: Importer;
  /** Absolute path of a folder with what the tool wrote. It is copied; nothing in it is touched. */
  readonly fixture: string;
  /** Its files in the order in which the tool wrote them, relative to it with "/"; left out: sorted by their paths. */
  readonly files?: readonly string[];
  /**
   * Half a file may read as something else (half a number in YAML, a database's header): while a file is cut, only the
   * points are compared with the whole, and reading on is compared with reading anew only at the end.
   */
  readonly isCutReadable?: boolean;
  /** A checksum stands over each record: a changed file may lose points but never show other ones. */
  readonly isChecksummed?: boolean;
  /** Most moments of writing that are looked at. */
  readonly places?: number;
  /** Changed copies that are read; the long version reads two hundred times as many. */
  readonly mutations?: number;
}
