import * as vscode from "vscode";
import type { GitResult } from "../../git/port/gitResult";
import { gitError } from "./gitError";

/** The value of a git act; throws what the user is to read when there is none. A cancelled act says nothing. */
export function gitValue<T>(result: GitResult<T>): T {
  if (result.ok) return result.value;
  throw result.reason === "cancelled" ? new vscode.CancellationError() : gitError(result);
}
