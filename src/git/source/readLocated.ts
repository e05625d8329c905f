import { open } from "node:fs/promises";
import path from "node:path";
import { findInTree } from "../objects/findInTree";
import type { ObjectReader } from "../objects/objectReader";
import { pathBytes } from "../paths/pathBytes";
import type { LocatedSource } from "../port/locatedSource";
import { GitTrouble } from "../process/gitTrouble";
import { insideFolder } from "./insideFolder";

const mostBytes = 64 * 1024 * 1024;

/** A file of a located state; `name` as `pathText` writes it. Failures are GitTroubles. */
export async function readLocated(reader: ObjectReader, located: LocatedSource, name: string): Promise<Uint8Array> {
  if (located.kind === "files") return readCopied(located.folder, name);
  const bytes = pathBytes(name);
  if (bytes === null) throw new GitTrouble("bad-request", "That is not a path of a repository.");
  const entry = await findInTree(reader, located.place, located.revision, bytes);
  return reader.blob(located.place, entry.objectId, name);
}

async function readCopied(folder: string, name: string): Promise<Uint8Array> {
  const file = path.isAbsolute(name) ? null : await insideFolder(folder, name);
  if (file === null) throw new GitTrouble("path-missing", `${name} was not copied into the run's folder.`);
  const handle = await open(file, "r");
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new GitTrouble("not-a-file", `${name} is not a file.`);
    if (status.size > mostBytes) throw new GitTrouble("too-large", `${name} is larger than 64 MiB.`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
