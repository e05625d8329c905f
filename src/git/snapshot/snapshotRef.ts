/** The ref that keeps a snapshot: one a snapshot, so that runs of equal code share it. */
export function snapshotRef(snapshot: string): string {
  return `refs/runback/snapshots/${snapshot}`;
}
