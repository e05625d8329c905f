import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { IndexConnection } from "../index/client/indexConnection";
import { startIndex } from "../index/client/startIndex";
import { userCacheFolder } from "../index/client/userCacheFolder";
import type { IndexApi, IndexNotices } from "../protocol/indexApi";
import { RequestError } from "./requestError";

const segmentBudget = 4 * 1024 ** 3;
/** Between two looks at how far the index is, ms. */
const lookEvery = 20;
/** Experiment folders that are looked into to see whether a folder is a log directory. */
const maxFolders = 500;

/**
 * Opens the index of a log directory, a project's folder or a file with runs, and waits until every log was read. The
 * saved index lies in the user's cache folder, one for each such place; where that cannot be made, the index works from
 * memory.
 * @param progress told now and then while logs are read
 */
export async function openLogs(
  place: string,
  progress: (read: number, known: number) => void,
): Promise<IndexConnection> {
  const real = await realPlace(place);
  const key = createHash("sha256").update(real).digest("hex").slice(0, 16);
  const storageFolder = path.join(userCacheFolder(), "cli", key);
  const connection = startIndex({ notices: silent });
  try {
    const isLogs = (await stat(real)).isFile() || (await isLogDirectory(real));
    const where = { workspaceFolders: isLogs ? [] : [real], logDirectories: isLogs ? [real] : [] };
    await connection.api.open({ storageFolder, segmentBudget, ...where });
    await connection.api.refresh();
    await loaded(connection.api, progress);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const silent: IndexNotices = { changed: () => {}, runEvent: () => {}, runStarted: () => {}, log: () => {} };

async function realPlace(place: string): Promise<string> {
  try {
    return await realpath(place);
  } catch {
    // Missing and unreachable ones are the same to the one who asks.
    throw new RequestError(`There is no folder or file ${place}.`);
  }
}

/** Whether runs lie two levels down: `<experiment>/<run>/events.jsonl`. */
async function isLogDirectory(folder: string): Promise<boolean> {
  for (const experiment of (await folderNames(folder)).slice(0, maxFolders))
    for (const run of await folderNames(path.join(folder, experiment)))
      if (existsSync(path.join(folder, experiment, run, "events.jsonl"))) return true;
  return false;
}

async function folderNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return []; // what cannot be listed holds no runs that could be read
  }
}

async function loaded(api: IndexApi, progress: (read: number, known: number) => void): Promise<void> {
  for (;;) {
    const { isLoading, filesRead, filesKnown } = await api.status();
    if (!isLoading) return;
    progress(filesRead, filesKnown);
    await wait(lookEvery);
  }
}
