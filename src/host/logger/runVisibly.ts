import * as vscode from "vscode";

const settleTime = 500;

/**
 * Runs a program with an argument array, without a shell, in a terminal that stays open.
 * @returns its exit code; undefined when it was stopped
 */
export async function runVisibly(
  name: string,
  [program, ...args]: readonly [string, ...string[]],
): Promise<number | undefined> {
  const scope = vscode.workspace.workspaceFolders === undefined ? vscode.TaskScope.Global : vscode.TaskScope.Workspace;
  const task = new vscode.Task({ type: "process" }, scope, name, "runback", new vscode.ProcessExecution(program, args));
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true, focus: false };
  const owned: vscode.Disposable[] = [];
  try {
    const execution = Promise.resolve(vscode.tasks.executeTask(task));
    return await new Promise<number | undefined>((resolve, reject) => {
      const ended = async (other: vscode.TaskExecution, exitCode: number | undefined): Promise<void> => {
        if ((await execution) === other) resolve(exitCode);
      };
      owned.push(
        vscode.tasks.onDidEndTaskProcess((end) => void ended(end.execution, end.exitCode)),
        // A task whose process never started ends without a process; where there is one, its end comes first.
        vscode.tasks.onDidEndTask((end) => setTimeout(() => void ended(end.execution, undefined), settleTime)),
      );
      execution.catch(reject);
    });
  } finally {
    vscode.Disposable.from(...owned).dispose();
  }
}
