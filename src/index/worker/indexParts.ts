import type { OpenOptions } from "../../protocol/indexApi";
import type { LogSource } from "../discovery/logSource";
import type { Importer } from "../imports/importer";
import type { SearchBounds } from "../imports/search/folderSearch";
import type { DecodeThread } from "../ingest/decode/decodePool";
import type { LateStore } from "../store/lateStore";
import type { FolderWatch } from "../watch/folderWatch";

/** What the index needs from around it; tests give other ones. */
export interface IndexParts {
  readonly source: LogSource;
  /** Formats of other tools that are read as the options say. Called when they are needed: after the first rows. */
  readonly importers: (options: OpenOptions) => Promise<readonly Importer[]>;
  /** How far the search for their runs goes; left out: as docs/formats.md says. */
  readonly searchBounds?: SearchBounds;
  readonly openStore: (folder: string, segmentBudget: number) => Promise<LateStore>;
  readonly startThread: () => DecodeThread;
  readonly threads: number;
  readonly folderWatch: FolderWatch;
  readonly now: () => number;
}
