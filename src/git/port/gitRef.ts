/** A ref and the commit that it names. */
export interface GitRef {
  /** Full name, such as "refs/heads/main". */
  readonly name: string;
  readonly commit: string;
  /** The commit's first parent; null: it has none. */
  readonly parent: string | null;
  /** Name of the commit's author, as the commit has it. */
  readonly author: string;
  /** First line of the commit's message. */
  readonly subject: string;
  /** When the commit was made, in ms since the epoch. */
  readonly time: number;
}
