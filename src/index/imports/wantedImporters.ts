import type { OpenOptions } from "../../protocol/indexApi";
import { mappedImporters } from "./csv/mappedImporters";
import { experimentsWithGit } from "./dvc/experiments/experimentsWithGit";
import type { Importer } from "./importer";
import { importers } from "./importers";

/** Experiments are DVC's, and wanted with it. */
const experiments = "dvc-experiments";

/**
 * The importers of the formats that the options leave on, and of the files that the user mapped. Runs of a format that
 * is left out are forgotten, and read again when it is back.
 */
export function wantedImporters(options: OpenOptions): readonly Importer[] {
  const { formats } = options;
  const all = [...importers, ...experimentsWithGit(options)];
  const isWanted = ({ format }: Importer) => formats?.includes(format === experiments ? "dvc" : format) ?? true;
  return [...all.filter(isWanted), ...mappedImporters(options)];
}
