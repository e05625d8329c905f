import { mkdir } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { UserError } from "../base/messages/userError";
import { linkInputs } from "./linkInputs";
import type { RerunCommand } from "./rerunCommand";

/** Makes the links of a command and its working directory in the worktree. Throws what the user is to read. */
export async function makeReady({ links, cwd }: RerunCommand, worktree: string): Promise<void> {
  const failures = await linkInputs(links, worktree);
  if (failures.length > 0)
    throw new UserError(vscode.l10n.t("An input could not be linked into the worktree: {0}", failures.join("; ")));
  const below = path.relative(worktree, cwd);
  // An ignored folder of the original is not in the worktree; elsewhere nothing is made.
  if (below !== "" && !below.startsWith("..") && !path.isAbsolute(below)) await mkdir(cwd, { recursive: true });
}
