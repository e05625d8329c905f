import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "./projectRoot.mjs";

const toolsFolder = path.join(projectRoot, ".vscode-test");
const marker = ".complete";
const abandonedAfter = 60 * 60_000;

/** Removes what killed set-ups left behind; a partial folder younger than an hour may be somebody's at work. */
async function sweepAbandoned() {
  for (const name of await readdir(toolsFolder)) {
    if (!name.startsWith(".partial-")) continue;
    const folder = path.join(toolsFolder, name);
    // One that is gone by now was finished, or swept by somebody else.
    const found = await stat(folder).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandonedAfter) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Gives the folder of a tool, installing it first where it is missing or half-finished. The installation is made in
 * a folder beside it and moved in one step, so a set-up that was killed is never taken for a finished one.
 * @param {string} name folder name, with the version in it
 * @param {(folder: string) => Promise<void>} install fills an empty folder
 * @returns {Promise<string>} the tool's folder
 */
export async function ensureTool(name, install) {
  const folder = path.join(toolsFolder, name);
  const isComplete = () => existsSync(path.join(folder, marker));
  if (isComplete()) return folder;
  await mkdir(toolsFolder, { recursive: true });
  await sweepAbandoned();
  const started = Date.now();
  process.stdout.write(`set-up: ${name} …\n`);
  const partial = await mkdtemp(path.join(toolsFolder, `.partial-${name}-`));
  try {
    await install(partial);
    await writeFile(path.join(partial, marker), `${new Date().toISOString()}\n`);
    if (!isComplete()) {
      await rm(folder, { recursive: true, force: true });
      await rename(partial, folder).catch((error) => {
        // Another set-up was quicker: its result is as good as ours.
        if (!isComplete()) throw error;
      });
    }
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  process.stdout.write(`set-up: ${name} ready after ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return folder;
}
