/** One entry of a stash: a commit that the reflog of a ref keeps. */
export interface StashEntry {
  readonly commit: string;
  readonly author: string;
  /** First line of the commit's message. */
  readonly subject: string;
  /** When the entry was put there, in ms since the epoch. */
  readonly time: number;
}
