import { lstat, mkdir, readdir, realpath, stat, symlink } from "node:fs/promises";
import path from "node:path";
import type { MissingInput } from "./missingInputs";

/** A folder with more entries is linked as one. */
const mostEntries = 2000;

/**
 * Links inputs of the original repository into a worktree. A folder becomes a real folder with links to what is in
 * it, so that a file which the program adds there does not land among the originals, and ignore rules for folders
 * still hold. Links are not write-protected: a file that the program overwrites is the original one.
 * @returns what could not be linked, with the reason
 */
export async function linkInputs(inputs: readonly MissingInput[], worktree: string): Promise<string[]> {
  const root = await realpath(worktree);
  const failures: string[] = [];
  for (const { path: relative, target } of inputs) {
    try {
      const place = path.join(root, relative);
      await makeParent(path.dirname(place), root);
      await link(target, place);
    } catch (error) {
      failures.push(`${relative}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failures;
}

/** A folder of the run's code may itself be a link that leads out of the worktree. */
async function makeParent(folder: string, root: string): Promise<void> {
  const names = path.relative(root, folder).split(path.sep).filter(Boolean);
  let at = root;
  for (const name of names) {
    at = path.join(at, name);
    const info = await lstat(at).catch(() => null); // a failure means: not there yet
    if (info === null) await mkdir(at);
    else if (!info.isDirectory()) throw new Error(`${at} is not a folder`);
  }
}

async function link(target: string, place: string): Promise<void> {
  const isFolder = (await stat(target)).isDirectory();
  const names = isFolder ? await readdir(target) : [];
  if (!isFolder || names.length > mostEntries) return symlink(target, place, isFolder ? "junction" : "file");
  await mkdir(place);
  for (const name of names) {
    const isInner = await stat(path.join(target, name)).then(
      (info) => info.isDirectory(),
      () => false, // A broken link: it stays one.
    );
    await symlink(path.join(target, name), path.join(place, name), isInner ? "junction" : "file");
  }
}
