import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isLiving } from "./isLiving";

/** Milliseconds: younger ones may belong to a process that cannot be seen from here, as in another container. */
const oldest = 3_600_000;
let swept: string | null = null;

/**
 * A new folder for what one act needs meanwhile; the caller removes it. The first call also removes what killed
 * processes have left.
 */
export async function temporaryFolder(use: "index" | "compare" | "patch"): Promise<string> {
  const parent = tmpdir();
  if (swept !== parent) {
    swept = parent;
    await sweep(parent);
  }
  return mkdtemp(path.join(parent, `runback-${use}-${process.pid}-`));
}

async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const processId = /^runback-(?:index|compare|patch)-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1];
    if (processId === undefined || isLiving(Number(processId))) continue;
    const folder = path.join(parent, name);
    try {
      const { mtimeMs, uid } = await stat(folder);
      const isOurs = process.getuid === undefined || uid === process.getuid();
      if (isOurs && Date.now() - mtimeMs > oldest) await rm(folder, { recursive: true, force: true });
    } catch {
      // Another window is clearing up too, or it cannot be removed: it is in nobody's way.
    }
  }
}
