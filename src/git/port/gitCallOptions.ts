/** What can stop a long act. */
export interface GitCallOptions {
  readonly signal?: AbortSignal;
}
