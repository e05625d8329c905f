import path from "node:path";
import type { IndexApi, IndexNotices, OpenOptions } from "../../../../../src/protocol/indexApi";
import { startIndexInProcess } from "../../../../support/index/startIndexInProcess";
import { runbackSource } from "../../../../../src/index/discovery/runbackSource";
import { inlineDecoder } from "../../../../support/index/inlineDecoder";
import type { Importer } from "../../../../../src/index/imports/importer";
import { beginRunStore } from "../../../../../src/index/store/beginRunStore";
import { folderWatch } from "../../../../../src/index/watch/folderWatch";
import type { IndexParts } from "../../../../../src/index/worker/indexParts";
import { eventually } from "./eventually";

type Told = { [N in keyof IndexNotices]: Parameters<IndexNotices[N]>[0][] };

/** An index in this thread, and what it told. */
export interface LiveIndex {
  readonly api: IndexApi;
  readonly told: Told;
  /** Resolves when every log was read once. */
  loaded(): Promise<void>;
  close(): Promise<void>;
}

/** Parts in place of the real ones; no importers if none are named. */
export type LiveParts = Partial<Omit<IndexParts, "importers">> & { readonly importers?: readonly Importer[] };

const open: LiveIndex[] = [];

afterEach(async () => {
  for (const index of open.splice(0)) await index.close();
});

/** Log directory of a test's folder. */
export function logsIn(folder: string): string {
  return path.join(folder, "project", ".runback", "runs");
}

/** Opens the index of real parts over `folder`, whose logs lie in `logsIn(folder)`. Closed after the test. */
export async function openLive(
  folder: string,
  { importers = [], ...parts }: LiveParts = {},
  options: Partial<OpenOptions> = {},
): Promise<LiveIndex> {
  const told: Told = { changed: [], runEvent: [], runStarted: [], log: [] };
  const notices: IndexNotices = {
    changed: (notice) => told.changed.push(notice),
    runEvent: (notice) => told.runEvent.push(notice),
    runStarted: (start) => told.runStarted.push(start),
    log: (notice) => told.log.push(notice),
  };
  const connection = startIndexInProcess(
    {
      source: runbackSource,
      importers: () => Promise.resolve(importers),
      openStore: (storage, segmentBudget) => beginRunStore({ folder: storage, segmentBudget }),
      startThread: () => inlineDecoder([runbackSource], Date.now),
      threads: 1,
      folderWatch,
      now: Date.now,
      ...parts,
    },
    notices,
  );
  const { api } = connection;
  await api.open({
    storageFolder: path.join(folder, "storage"),
    workspaceFolders: [path.join(folder, "project")],
    logDirectories: [],
    segmentBudget: 1e9,
    ...options,
  });
  const loaded = async () => {
    await eventually(async () => {
      if ((await api.status()).isLoading) throw new Error("The index is still loading.");
    });
  };
  const index: LiveIndex = { api, told, loaded, close: () => connection.close() };
  open.push(index);
  return index;
}
