import type { MissingInput } from "./missingInputs";

/** A command as the user has seen and perhaps changed it. Started as a process, never through a shell. */
export interface RerunCommand {
  readonly interpreter: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Inputs to link into the worktree first. */
  readonly links: readonly MissingInput[];
}
