import * as path from "node:path";
import type { ExperimentFacts } from "../../../../core/model/experimentFacts";
import { experimentFacts } from "../../../../core/readers/mlflow/experimentFacts";
import { listFiles } from "../../artifacts/listFiles";
import { smallText } from "./smallText";

/** Tags of one experiment that are read, at most; a name with "/" lies in a folder. */
const bounds = { files: 200, depth: 4 };

/** Note and tags of an experiment of a file store. */
export function folderExperiment(folder: string): ExperimentFacts {
  const { files } = listFiles(path.join(folder, "tags"), bounds);
  return experimentFacts(files.map(({ name, path: file }) => [name, smallText(file) ?? ""] as const));
}
