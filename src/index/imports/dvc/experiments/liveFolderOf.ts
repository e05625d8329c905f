import { namesLiveFolder } from "../../../../core/readers/dvc/namesLiveFolder";
import type { JsonValue } from "../../../../core/model/jsonValue";
import { liveFiles } from "../liveFiles";

const tables = "/plots/metrics/";

/**
 * The folder that DVCLive wrote in an experiment, as `isLiveFolder` tells it on the disk; null: none.
 * @param changed files that the experiment has otherwise than its baseline
 * @param pipeline the parsed `dvc.yaml`
 */
export function liveFolderOf(changed: readonly string[], pipeline: JsonValue): string | null {
  const table = changed.find((name) => name.includes(tables) && name.endsWith(".tsv"));
  if (table !== undefined) return table.slice(0, table.indexOf(tables));
  const summary = `/${liveFiles.summary}`;
  const folders = changed.filter((name) => name.endsWith(summary)).map((name) => name.slice(0, -summary.length));
  const isLive = (folder: string): boolean =>
    folder.split("/").at(-1) === liveFiles.usualName ||
    namesLiveFolder(pipeline, folder) ||
    liveFiles.plots.some((place) => changed.some((name) => name.startsWith(`${folder}/${place}/`)));
  return folders.find(isLive) ?? null;
}
