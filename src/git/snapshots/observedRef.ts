/** The ref of what tells which runs of other tools were seen to start with a snapshot; "" for all of them. */
export function observedRef(snapshot: string): string {
  return `refs/runback/observed/${snapshot}`;
}
