import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { UserError } from "../base/messages/userError";
import { runWithProgress } from "./runWithProgress";

const probeLimit = 20_000;

/**
 * Installs the wheel that ships in the extension into an interpreter. Nothing is downloaded: the logger needs the
 * standard library only. Throws a `UserError` when it does not work; the log says why.
 * @param python path of the interpreter
 * @param extensionFolder where the extension lies
 */
export async function installInto(
  python: string,
  extensionFolder: string,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const command = await installCommand(python, await shippedWheel(extensionFolder));
  const title = vscode.l10n.t("Installing the logger…");
  if (await runWithProgress(title, command, log)) return;
  throw new UserError(vscode.l10n.t("The logger was not installed in {0}; the log says why.", python));
}

async function shippedWheel(extensionFolder: string): Promise<string> {
  const folder = path.join(extensionFolder, "dist");
  const wheels = (await readdir(folder)).filter((name) => /^runback-.*\.whl$/.test(name)).sort();
  const newest = wheels.at(-1);
  if (newest === undefined)
    throw new UserError(vscode.l10n.t("This build of the extension does not include the logger."));
  return path.join(folder, newest);
}

/** Unpacks a wheel where the interpreter looks for packages; a pure wheel without scripts needs no more (PEP 427). */
const unpack =
  "import sys, sysconfig, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sysconfig.get_path('purelib')); print('installed')";
/** Fails outside virtual environments: what the system's packages hold is the system's business. */
const isEnvironment = "import sys; sys.exit(sys.prefix == sys.base_prefix)";

/** pip where the interpreter has it, else uv, else by hand: environments made by uv or on a bare Debian have no pip. */
async function installCommand(python: string, wheel: string): Promise<readonly [string, ...string[]]> {
  if (await answers(python, ["-m", "pip", "--version"]))
    return [python, "-m", "pip", "install", "--no-index", "--no-deps", "--force-reinstall", wheel];
  if (await answers("uv", ["--version"]))
    return ["uv", "pip", "install", "--offline", "--no-deps", "--reinstall", "--python", python, wheel];
  if (await answers(python, ["-c", isEnvironment])) return [python, "-c", unpack, wheel];
  throw new UserError(
    vscode.l10n.t("{0} does not run, or has no pip. Pick another interpreter, or add pip to it.", python),
  );
}

async function answers(program: string, args: readonly string[]): Promise<boolean> {
  try {
    await promisify(execFile)(program, args, { timeout: probeLimit, windowsHide: true });
    return true;
  } catch {
    return false; // Whatever the reason, the next way is tried, and the last one tells the user.
  }
}
