import path from "node:path";
import type { JsonValue } from "../../../core/model/jsonValue";
import type { Problem } from "../../../core/model/problem";
import { parseLooseJson } from "../../../core/readers/shared/parseLooseJson";
import type { WandbFiles } from "../../../core/readers/wandb/wandbStart";
import { parseYaml } from "../../../core/text/parseYaml";
import { modifiedAt } from "../../tail/modifiedAt";
import { readHead } from "./readHead";
import type { RunFolder } from "./runFolders";
import { sideFiles } from "./sideFiles";

/** Bytes of one of these files that are read, at most; of a patch, the rest is not needed for the names in it. */
const maxBytes = 1024 * 1024;

/** What the files beside a log say, and what is wrong with them. */
export function readWandbFiles({ path: folder, log }: RunFolder): {
  readonly files: WandbFiles;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const read = (name: keyof typeof sideFiles, parse: (text: string) => JsonValue | undefined): JsonValue => {
    const file = path.join(folder, sideFiles[name]);
    const head = readHead(file, maxBytes);
    if (head === null || head.text.trim() === "") return null;
    if (!head.isWhole) problems.push({ file, line: null, reason: "longer than 1 MiB, not read" });
    const value = head.isWhole ? parse(head.text) : null;
    // Half a file is being written: the next look reads it.
    if (value === undefined) problems.push({ file, line: null, reason: "cannot be read" });
    return value ?? null;
  };
  const config = read("config", (text) => parseYaml(text).value ?? undefined);
  const metadata = read("metadata", parseLooseJson);
  const summary = read("summary", parseLooseJson);
  const times = [log, ...Object.values(sideFiles).map((name) => path.join(folder, name))].map(modifiedAt);
  const newest = Math.round(Math.max(...times));
  const files = {
    config,
    metadata,
    summary,
    patch: readHead(path.join(folder, sideFiles.patch), maxBytes)?.text ?? null,
    hasRequirements: modifiedAt(path.join(folder, sideFiles.requirements)) > 0,
    modified: newest > 0 ? newest : null,
  };
  return { files, problems };
}
