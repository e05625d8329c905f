import type { DebugConfiguration } from "vscode";
import type { RerunCommand } from "./rerunCommand";

/** A launch configuration of the Python debugger (debugpy) for a command. */
export function debugConfiguration(name: string, command: RerunCommand): DebugConfiguration {
  const { interpreter, args, cwd, environment } = command;
  const [first = "", second = ""] = args;
  const isModule = first === "-m";
  return {
    name,
    type: "debugpy",
    request: "launch",
    python: interpreter,
    ...(isModule ? { module: second, args: args.slice(2) } : { program: first, args: args.slice(1) }),
    cwd,
    env: { ...environment },
    console: "integratedTerminal",
    justMyCode: false,
  };
}
