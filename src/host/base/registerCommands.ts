import * as vscode from "vscode";
import { commandIds, type CommandId } from "../catalogue/commandId";
import { showError } from "./messages/showError";

/** Arguments come from menus, keys and other extensions, so nothing is known of them. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** One handler for each command of the catalogue. */
export type CommandHandlers = Readonly<Record<CommandId, CommandHandler>>;

/** Registers every command, each wrapped once: whatever goes wrong becomes one message and a line in the log. */
export function registerCommands(handlers: CommandHandlers, log: vscode.LogOutputChannel): vscode.Disposable {
  const registered = commandIds.map((id) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      log.debug(`command ${id}`);
      try {
        return await handlers[id](...args);
      } catch (error) {
        if (!(error instanceof vscode.CancellationError)) showError(error, log);
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
