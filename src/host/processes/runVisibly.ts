import * as vscode from "vscode";

const settleTime = 500;

/**
 * Runs a program with an argument array, without a shell, in a terminal that stays open.
 * @param options working directory, and variables besides the editor's own
 * @returns its exit code; undefined when it was stopped
 */
export async function runVisibly(
  name: string,
  [program, ...args]: readonly [string, ...string[]],
  options: vscode.ProcessExecutionOptions = {},
): Promise<number | undefined> {
  const scope = vscode.workspace.workspaceFolders === undefined ? vscode.TaskScope.Global : vscode.TaskScope.Workspace;
  const execution = new vscode.ProcessExecution(program, args, options);
  const task = new vscode.Task({ type: "process" }, scope, name, "runback", execution);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true, focus: false };
  const owned: vscode.Disposable[] = [];
  try {
    const running = Promise.resolve(vscode.tasks.executeTask(task));
    return await new Promise<number | undefined>((resolve, reject) => {
      const ended = async (other: vscode.TaskExecution, exitCode: number | undefined): Promise<void> => {
        if ((await running) === other) resolve(exitCode);
      };
      owned.push(
        vscode.tasks.onDidEndTaskProcess((end) => void ended(end.execution, end.exitCode)),
        // A task whose process never started ends without a process; where there is one, its end comes first.
        vscode.tasks.onDidEndTask((end) => setTimeout(() => void ended(end.execution, undefined), settleTime)),
      );
      running.catch(reject);
    });
  } finally {
    vscode.Disposable.from(...owned).dispose();
  }
}
