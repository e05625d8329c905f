import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import { waitFor } from "../waitFor";

/**
 * Takes what is offered in each list and input that comes up, until a thing is there. How long a question takes to come
 * is the machine's affair; without one there is nothing to accept.
 * @param what for the message when it never comes
 * @param look gives the thing, or undefined while it is not there
 */
export function acceptUntil<T>(what: string, look: () => T | undefined): Promise<T> {
  return waitFor(what, async () => {
    const found = look();
    if (found !== undefined) return found;
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await wait(300);
    return undefined;
  });
}
