import path from "node:path";
import type { ObjectReader } from "../objects/objectReader";
import type { LocatedSource } from "../port/locatedSource";
import type { SourceFile } from "../port/sourceFile";
import type { SourceRequest } from "../port/sourceRequest";
import { GitTrouble } from "../process/gitTrouble";
import { insideFolder } from "./insideFolder";
import { readLocated } from "./readLocated";

/** The entry script of a located state, and where the same file lies in the user's working tree. */
export async function readEntryScript(
  reader: ObjectReader,
  { source, workspaceFolders }: SourceRequest,
  located: LocatedSource,
): Promise<SourceFile> {
  const name = entryName(source.entry, source.repository);
  if (name === null) throw new GitTrouble("path-missing", "The run's log does not name an entry script.");
  const bytes = await readLocated(reader, located, name);
  const roots = located.kind === "objects" ? [located.place.repository.topLevel] : workspaceFolders;
  const files = await Promise.all(roots.map((root) => insideFolder(root, name)));
  return { bytes, path: name, located, workingFile: files.find((file) => file !== null) ?? null };
}

/** The recorded entry script relative to the repository; logs of other tools may hold it as an absolute path. */
function entryName(entry: string | null, repository: string | null): string | null {
  if (entry === null || entry === "") return null;
  if (!path.isAbsolute(entry)) return entry.split(path.sep).join("/");
  if (repository === null) return null;
  const relative = path.relative(repository, entry).split(path.sep).join("/");
  return relative === "" || relative.startsWith("../") || path.isAbsolute(relative) ? null : relative;
}
