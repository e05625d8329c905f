import { isObjectId } from "../../model/isObjectId";
import type { JsonValue } from "../../model/jsonValue";
import type { RunSource } from "../../model/runSource";
import { unknownSource } from "../../model/unknownSource";
import { withoutCredentials } from "../shared/withoutCredentials";
import { patchedFiles } from "./patchedFiles";
import type { WandbStart } from "./wandbStart";
import type { JsonObject } from "./wandbState";

/** Changed files that are listed; all are counted. */
const mostChanged = 1000;

/**
 * The code of one start of a run: W&B records the commit, and the changes of tracked files as `diff.patch`. It records
 * neither the branch nor untracked files.
 */
export function wandbSource({ files, folder }: WandbStart, metadata: JsonObject, attempt: number): RunSource {
  const git = asObject(metadata["git"]);
  const commit = (asText(git["commit"]) ?? "").toLowerCase();
  const isCommit = isObjectId(commit);
  const program = asText(metadata["program"]);
  const codePath = asText(metadata["codePath"]);
  const changed = files.patch === null ? [] : patchedFiles(files.patch);
  const hasPatch = isCommit && files.patch !== null;
  return {
    ...unknownSource,
    attempt,
    evidence: hasPatch ? "patch" : isCommit ? "commit" : "none",
    repository: repositoryOf(program, codePath) ?? asText(metadata["root"]),
    commit: isCommit ? commit : null,
    remote: withoutCredentials(asText(git["remote"])),
    dirty: hasPatch ? true : null,
    changed: changed.slice(0, mostChanged),
    changedCount: changed.length,
    patch: hasPatch ? "files/diff.patch" : null,
    entry: codePath ?? program,
    reason: reasonOf(isCommit, hasPatch),
    remedy: isCommit ? null : "Start the training inside a git repository, and do not set WANDB_DISABLE_GIT.",
    ...(folder === null ? {} : { folder }),
  };
}

function reasonOf(isCommit: boolean, hasPatch: boolean): string {
  if (!isCommit) return "W&B recorded no commit for this run.";
  if (hasPatch) return "W&B records the changes of tracked files, but not untracked files.";
  return "W&B recorded the commit and no changes: there were none, or saving them was turned off.";
}

/** The top level: the script's path without its path in the repository. */
function repositoryOf(program: string | null, codePath: string | null): string | null {
  if (program === null || codePath === null || !program.endsWith(`/${codePath}`)) return null;
  return program.slice(0, -codePath.length - 1) || null;
}

function asText(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
