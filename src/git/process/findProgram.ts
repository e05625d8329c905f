import { constants } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import type { GitProgram } from "../port/gitPort";
import { GitTrouble } from "./gitTrouble";
import { hardenedEnvironment } from "./hardenedEnvironment";
import { runProcess } from "./runProcess";

const oldest = { major: 2, minor: 25 };
const oldestText = `${oldest.major}.${oldest.minor}`;
const remedy = `Install git ${oldestText} or newer, or set "git.path" in the user settings.`;

/**
 * The first git that works and is new enough: the candidates in their order, then `PATH`.
 * Relative paths are skipped: they could name a program of the repository's own.
 */
export async function findProgram(candidates: readonly string[], folder: string): Promise<GitProgram> {
  let tooOld: string | null = null;
  for (const program of [...candidates, ...programsOnPath()]) {
    if (!path.isAbsolute(program) || !(await isExecutable(program))) continue;
    const version = await askVersion(program, folder);
    if (version === null) continue;
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return { path: program, version };
    tooOld ??= `Git ${version} (${program}) is too old: ${oldestText} or newer is needed.`;
  }
  if (tooOld !== null) throw new GitTrouble("old-git", tooOld, remedy);
  throw new GitTrouble("no-git", "Git was not found.", remedy);
}

function programsOnPath(): string[] {
  const name = process.platform === "win32" ? "git.exe" : "git";
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, name));
}

async function isExecutable(program: string): Promise<boolean> {
  try {
    await access(program, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: the next candidate
  }
}

async function askVersion(program: string, folder: string): Promise<string | null> {
  try {
    const end = await runProcess({
      program,
      args: ["--version"],
      folder,
      environment: hardenedEnvironment(process.env),
      input: null,
      timeLimit: 10_000,
      mostBytes: 4096,
      signal: undefined,
      isUnstoppable: false,
    });
    return /(\d+\.\d+(?:\.\d+)?)/.exec(end.output.toString("latin1"))?.[1] ?? null;
  } catch {
    return null; // a program that cannot be run is no git: the next candidate
  }
}
