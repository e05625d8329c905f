import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Folder `name` below `parent` with what `make` writes into it, unless it was made before. */
export async function once(
  parent: string,
  name: string,
  make: (folder: string) => void | Promise<void>,
): Promise<string> {
  const folder = path.join(parent, name);
  const done = path.join(parent, `${name}.done`);
  if (existsSync(done)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  writeFileSync(done, "");
  return folder;
}
