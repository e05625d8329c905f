/** A working tree and the repository behind it. All paths are absolute and of this machine. */
export interface Repository {
  /** Top folder of the working tree. */
  readonly topLevel: string;
  /** This working tree's own git folder (`.git`, or `.git/worktrees/<name>` of a linked one). */
  readonly gitFolder: string;
  /** The folder that all worktrees of the repository share: objects and refs lie here. */
  readonly commonFolder: string;
}
