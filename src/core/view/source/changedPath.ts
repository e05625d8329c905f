/** One path that differs between two code states, as the git ring tells it. */
export interface ChangedPath {
  readonly kind: "added" | "removed" | "changed" | "renamed" | "mode" | "submodule";
  readonly path: string;
  /** Where it was on the old side; null when added. */
  readonly oldPath: string | null;
  readonly isBinary: boolean;
}
