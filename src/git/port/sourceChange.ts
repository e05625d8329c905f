/** One path that differs between two code states. Paths as `pathText` writes them. */
export interface SourceChange {
  readonly kind: "added" | "removed" | "changed" | "renamed" | "mode" | "submodule";
  /** On the new side; on the old side where it was removed. */
  readonly path: string;
  /** Where it was on the old side; null when added. */
  readonly oldPath: string | null;
  readonly isBinary: boolean;
}

/** What differs, sorted by path. */
export interface SourceChanges {
  readonly changes: readonly SourceChange[];
  /** Paths of the working tree that could not be compared, and why. */
  readonly notCompared: readonly { readonly path: string; readonly reason: string }[];
}
