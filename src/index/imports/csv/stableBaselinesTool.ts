import { readdirSync } from "node:fs";
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
/** Monitors of one run that are read: one an environment. */
const maxMonitors = 256;
const progressDecoder = csvDecoder(format, { ...plainLayout, delimiter: ",", stepColumns: [step] });

/**
 * Stable-Baselines3: `progress.csv` of its logger, and `monitor.csv` or `<n>.monitor.csv` of its environments (episode
 * by episode: reward r, length l, seconds t since the start that the first line tells). A folder with either is a run.
 */
export const stableBaselinesTool: TableTool = {
  format,
  version: 1,
  isNamedByFolder: false,
  recognize(folder, names) {
    const files = names.filter(({ kind }) => kind === "file").map(({ name }) => name);
    const hasProgress = files.includes(progress) && headerOf(path.join(folder, progress)).includes(step);
    const monitor = files.find((name) => isMonitor.test(name));
    const hasMonitor = monitor !== undefined && isMonitorHead(readHead(path.join(folder, monitor)));
    return hasProgress || hasMonitor ? { ...noRun, units: [folderUnit(format, folder)] } : noRun;
  },
  plan(unit) {
    const names = namesIn(unit.path);
    if (names === null) return null;
    const monitors = names.filter((name) => isMonitor.test(name)).slice(0, maxMonitors);
    const tables = monitors.map((name) => monitorTable(unit.path, name));
    if (names.includes(progress))
      tables.push({ name: progress, path: path.join(unit.path, progress), decoder: progressDecoder });
    return { tables, documents: [] };
  },
  describe: () => ({ events: [], problems: [] }),
};

function monitorTable(folder: string, name: string): TableFile {
  const environment = name.slice(0, -"monitor.csv".length).replace(/\.$/, "");
  const prefix = environment !== "" ? `monitor/${environment}/` : "monitor/";
  const time = { column: "t", origin: { commentField: "t_start", factor: 1000 }, factor: 1000, isAlsoMetric: true };
  const decoder = csvDecoder(format, { ...plainLayout, delimiter: ",", stepColumns: [], time, prefix });
  return { name, path: path.join(folder, name), decoder };
}

function isMonitorHead(lines: readonly string[]): boolean {
  return /^#\s*\{.*"t_start"/.test(lines[0] ?? "") || (lines[0] ?? "").startsWith("r,l,t");
}

function namesIn(folder: string): string[] | null {
  try {
    return readdirSync(folder).sort();
  } catch {
    return null; // gone, or not to be read any more: there is no run to be read
  }
}
