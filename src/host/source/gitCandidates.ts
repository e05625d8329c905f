import path from "node:path";
import * as vscode from "vscode";

/** The part of the built-in git extension's API (version 1) that is used here. */
interface GitExtension {
  getAPI(version: 1): { readonly git: { readonly path: string } };
}

/** Git programs to try before PATH: the user's `git.path`, then the one that the built-in extension found. */
export function gitCandidates(): readonly string[] {
  const setting: unknown = vscode.workspace.getConfiguration("git").get("path");
  const named = (Array.isArray(setting) ? (setting as unknown[]) : [setting]).filter(isAbsolutePath);
  return [...named, ...builtIn()];
}

/** Nothing while that extension is off, as in Restricted Mode, or has not started yet. */
function builtIn(): string[] {
  const extension = vscode.extensions.getExtension<Partial<GitExtension>>("vscode.git");
  if (extension?.isActive !== true || extension.exports.getAPI === undefined) return [];
  try {
    return [extension.exports.getAPI(1).git.path];
  } catch {
    return []; // It throws when the user has turned git off (`git.enabled`); PATH is left then.
  }
}

function isAbsolutePath(value: unknown): value is string {
  return typeof value === "string" && path.isAbsolute(value);
}
