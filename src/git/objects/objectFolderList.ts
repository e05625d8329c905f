import path from "node:path";

/** Folders as one value of `GIT_ALTERNATE_OBJECT_DIRECTORIES`, quoted so that any character may stand in a name. */
export function objectFolderList(folders: readonly string[]): string {
  return folders.map((folder) => `"${folder.replace(/["\\]/g, "\\$&")}"`).join(path.delimiter);
}
