import { existsSync, readdirSync, type Dirent } from "node:fs";
import * as path from "node:path";
import { csvDecoder } from "../../../core/readers/csv/csvDecoder";
import { plainLayout } from "../../../core/readers/csv/csvLayout";
import type { TableFile, TableTool } from "../tables/tableTool";
import { folderUnit, noRun } from "./folderUnit";
import { headerOf } from "./headerOf";
import { readHead } from "../tables/readHead";

const format = "sb3";
const progress = "progress.csv";
const step = "time/total_timesteps";
const isMonitor = /(?:^|\.)monitor\.csv$/;
/** Folders whose names say no more than that. */
const isMonitors = /^monitors?$/i;
/** Monitors of one folder that are read: one an environment. */
const maxMonitors = 256;
/** Folders in a run's that are looked into for monitors. */
const maxFolders = 16;
const progressDecoder = csvDecoder(format, { ...plainLayout, delimiter: ",", stepColumns: [step] });

/**
 * Stable-Baselines3: `progress.csv` of its logger, and `monitor.csv` or `<n>.monitor.csv` of its environments (episode
 * by episode: reward r, length l, seconds t since the start that the first line tells). A folder with either is a run;
 * monitors in a folder below one with `progress.csv` are part of that run.
 */
export const stableBaselinesTool: TableTool = {
  format,
  version: 2,
  isNamedByFolder: false,
  recognize(folder, names) {
    const files = names.filter(({ kind }) => kind === "file").map(({ name }) => name);
    const hasProgress = files.includes(progress) && headerOf(path.join(folder, progress)).includes(step);
    const monitor = files.find((name) => isMonitor.test(name));
    const hasMonitor = monitor !== undefined && isMonitorHead(readHead(path.join(folder, monitor)));
    const isRun = hasProgress || (hasMonitor && !isPartOfRun(folder));
    return isRun ? { ...noRun, units: [folderUnit(format, folder)] } : noRun;
  },
  plan(unit) {
    const entries = entriesIn(unit.path);
    if (entries === null) return null;
    const tables = monitorTables(unit.path, "", entries);
    if (!entries.some(({ name }) => name === progress))
      return isPartOfRun(unit.path) ? null : { tables, documents: [] };
    tables.push({ name: progress, path: path.join(unit.path, progress), decoder: progressDecoder });
    for (const folder of entries.filter((entry) => entry.isDirectory()).slice(0, maxFolders)) {
      const inside = entriesIn(path.join(unit.path, folder.name)) ?? [];
      const isOwnRun = inside.some(({ name }) => name === progress);
      if (!isOwnRun) tables.push(...monitorTables(unit.path, folder.name, inside));
    }
    return { tables, documents: [] };
  },
  describe: () => ({ events: [], problems: [] }),
};

/** @param below the folder of the run's in which they are; "": that itself */
function monitorTables(run: string, below: string, entries: readonly Dirent[]): TableFile[] {
  const names = entries.map(({ name }) => name).filter((name) => isMonitor.test(name));
  const group = below === "" || isMonitors.test(below) ? "" : `${below}/`;
  return names.slice(0, maxMonitors).map((name) => monitorTable(run, path.posix.join(below, name), group));
}

/** @param name relative to the run's folder */
function monitorTable(folder: string, name: string, group: string): TableFile {
  const environment = path.posix.basename(name).slice(0, -"monitor.csv".length).replace(/\.$/, "");
  const prefix = environment !== "" ? `${group}monitor/${environment}/` : `${group}monitor/`;
  const time = { column: "t", origin: { commentField: "t_start", factor: 1000 }, factor: 1000, isAlsoMetric: true };
  const decoder = csvDecoder(format, { ...plainLayout, delimiter: ",", stepColumns: [], time, prefix });
  return { name, path: path.join(folder, name), decoder };
}

function isMonitorHead(lines: readonly string[]): boolean {
  return /^#\s*\{.*"t_start"/.test(lines[0] ?? "") || (lines[0] ?? "").startsWith("r,l,t");
}

/** Whether the logger of the run that a folder's monitors belong to writes into the folder above. */
function isPartOfRun(folder: string): boolean {
  return existsSync(path.join(path.dirname(folder), progress));
}

/** A folder's entries by name. */
function entriesIn(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return null; // gone, or not to be read any more: there is no run to be read
  }
}
