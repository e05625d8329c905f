import * as path from "node:path";
import { namesLiveFolder } from "../../../core/readers/dvc/namesLiveFolder";
import { parseYaml } from "../../../core/text/parseYaml";
import { lookAt } from "../../tail/lookAt";
import { readDocument } from "../tables/readDocument";
import { isFolder } from "./isFolder";
import { liveFiles } from "./liveFiles";
import { lockFile, pipelineFile } from "./pipelineFiles";

/** Folders above it in which a `dvc.yaml` may name the folder. */
const maxLevels = 4;
const maxBytes = 1024 * 1024;

/**
 * Whether DVCLive writes in a folder: it has tables; or, while no metric has one, its usual name; or its summary beside
 * pictures or plots, or a `dvc.yaml` above that names its summary and its params, as DVCLive's does.
 */
export function isLiveFolder(folder: string): boolean {
  const isFile = (name: string) => lookAt(path.join(folder, name))?.isFile() ?? false;
  if (isFolder(path.join(folder, liveFiles.tables))) return true;
  const hasPlots = liveFiles.plots.some((name) => isFolder(path.join(folder, name)));
  const { summary, params, reports } = liveFiles;
  if (path.basename(folder) === liveFiles.usualName) return hasPlots || [summary, params, ...reports].some(isFile);
  if (!isFile(summary) || isFile(pipelineFile) || isFile(lockFile)) return false;
  return hasPlots || (isFile(params) && isNamedAbove(folder));
}

function isNamedAbove(folder: string): boolean {
  let above = path.dirname(folder);
  for (let level = 0; level < maxLevels && above !== path.dirname(above); level++, above = path.dirname(above)) {
    const { text } = readDocument(path.join(above, pipelineFile), maxBytes);
    const name = path.relative(above, folder).split(path.sep).join("/");
    if (text !== null) return namesLiveFolder(parseYaml(text).value, name);
  }
  return false;
}
