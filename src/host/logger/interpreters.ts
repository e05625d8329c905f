import { access, constants, stat } from "node:fs/promises";
import path from "node:path";
import { workspaceFolders } from "../indexing/logDirectories";

const isWindows = process.platform === "win32";
const environmentFolders = [".venv", "venv", "env", ".conda"];
/** Where environments keep their interpreter; on Windows those of conda have it at the top. */
const places = isWindows ? [path.join("Scripts", "python.exe"), "python.exe"] : [path.join("bin", "python")];
const names = isWindows ? ["python.exe", "py.exe"] : ["python3", "python"];

/** Interpreters that are there: of the workspace's virtual environments, of the active one, then those on PATH. */
export async function interpreters(): Promise<string[]> {
  const own = workspaceFolders().flatMap((folder) => environmentFolders.map((name) => path.join(folder, name)));
  const active = [process.env["VIRTUAL_ENV"], process.env["CONDA_PREFIX"]].filter((folder) => folder !== undefined);
  const inEnvironments = [...own, ...active].flatMap((folder) => places.map((place) => path.join(folder, place)));
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const found: string[] = [];
  for (const candidate of new Set([...inEnvironments, ...onPath]))
    if (await isProgram(candidate)) found.push(candidate);
  return found;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false; // Not there, or not ours to run: no candidate.
  }
}
