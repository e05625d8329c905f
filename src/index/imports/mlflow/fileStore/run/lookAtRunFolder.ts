import type { Stats } from "node:fs";
import * as path from "node:path";
import { listFiles, type ListedFile } from "../../../artifacts/listFiles";
import { lookAt } from "../../../../tail/lookAt";
import { lookToken } from "../../../../tail/lookToken";

/** Params, tags or metrics of one run that are read, at most; keys may hold `/` and so lie in sub-folders. */
const keyBounds = { files: 20_000, depth: 20 };

/** A file with its state. */
export interface LookedFile extends ListedFile {
  readonly stats: Stats;
}

/** What lies in a run's folder, from listings and stats alone. */
export interface RunFolder {
  readonly path: string;
  readonly params: readonly LookedFile[];
  readonly tags: readonly LookedFile[];
  readonly metrics: readonly LookedFile[];
  /** State of everything but the metrics: equal texts mean that the run's record is the same. */
  readonly recordToken: string;
  /** Whether all of it was listed. */
  readonly isWhole: boolean;
}

/** Lists a run's folder. Only for runs that may have changed: it looks at every file of params, tags and metrics. */
export function lookAtRunFolder(folder: string): RunFolder {
  const params = lookedFiles(path.join(folder, "params"));
  const tags = lookedFiles(path.join(folder, "tags"));
  const metrics = lookedFiles(path.join(folder, "metrics"));
  const others = ["meta.yaml", "inputs", "outputs", "artifacts"].map((name) =>
    lookToken(lookAt(path.join(folder, name))),
  );
  const values = [...params.files, ...tags.files].map(({ name, stats }) => `${name} ${lookToken(stats)}`);
  return {
    path: folder,
    params: params.files,
    tags: tags.files,
    metrics: metrics.files,
    recordToken: [...others, String(params.files.length), ...values].join("\n"),
    isWhole: params.isWhole && tags.isWhole && metrics.isWhole,
  };
}

function lookedFiles(folder: string): { files: LookedFile[]; isWhole: boolean } {
  const { files, isWhole } = listFiles(folder, keyBounds);
  const looked = files.map((file) => ({ ...file, stats: lookAt(file.path) }));
  return { files: looked.filter((file): file is LookedFile => file.stats !== null), isWhole };
}
