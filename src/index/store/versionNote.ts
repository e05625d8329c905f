import type { FileSystemPort } from "./fileSystemPort";

/** What to tell of saved indexes of other versions beside ours, on the first start of this version; else null. */
export function versionNote(files: FileSystemPort, folder: string, schema: number): string | null {
  let names: readonly string[];
  try {
    names = files.list(folder);
  } catch {
    return null; // There is nothing beside ours either.
  }
  const others = names.flatMap((name) => /^saved-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  if (others.some((other) => other > schema))
    return "A newer version of Runback saved an index here: it is left as it is, and this version keeps its own.";
  if (others.some((other) => other < schema))
    return "An older version of Runback saved the index in another form: all logs are read again.";
  return null;
}
