import type { Artifact } from "../../../../core/model/artifact";
import { liveArtifact } from "../liveArtifact";
import { liveFiles } from "../liveFiles";
import type { CommitFiles } from "./commitFiles";

/**
 * Reports, plots, pictures and other files that DVCLive left in the commit of an experiment, in the order of
 * `liveArtifacts`. `isWhole` is false when there are more.
 * @param folder of DVCLive, relative to the project
 * @param changed files that the experiment has otherwise than its baseline
 */
export function keptArtifacts(
  files: CommitFiles,
  folder: string,
  changed: readonly string[],
): { readonly artifacts: readonly Artifact[]; readonly isWhole: boolean } {
  const below = changed.filter((name) => name.startsWith(`${folder}/`)).map((name) => name.slice(folder.length + 1));
  const reports = below.filter((name) => (liveFiles.reports as readonly string[]).includes(name));
  const others = liveFiles.artifacts.flatMap((place) => below.filter((name) => name.startsWith(`${place}/`)));
  const found = [...reports, ...others].flatMap((name) => liveArtifact(name, null) ?? []);
  const { commit } = files;
  const placed = found.map((one) => ({ ...one, path: files.pathInCommit(`${folder}/${one.path}`), commit }));
  return { artifacts: placed.slice(0, liveFiles.mostArtifacts), isWhole: placed.length <= liveFiles.mostArtifacts };
}
