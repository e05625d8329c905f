import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "../errorCode";

/** What the logger writes there as well (python/runback/place): logging must not dirty a repository, marks may. */
const ignored = "/runs/\n/trash/\n/.gitignore\n";

/**
 * Makes a folder in a `.runback` folder, and that one, with what git is to leave out of it.
 * @param home the `.runback` folder
 * @param name of the folder in it
 * @param files that the folder is to hold, with their contents; those that are there stay
 * @returns its path
 */
export async function makeRunbackHome(
  home: string,
  name: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = path.join(home, name);
  await mkdir(folder, { recursive: true });
  await writeNew(path.join(home, ".gitignore"), ignored);
  for (const [file, content] of Object.entries(files)) await writeNew(path.join(folder, file), content);
  return folder;
}

async function writeNew(place: string, text: string): Promise<void> {
  try {
    await writeFile(place, text, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error; // the user's own stays
  }
}
