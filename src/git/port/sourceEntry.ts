/** One thing in a folder of a code state. */
export interface SourceEntry {
  /** Path from the top of the state, as `pathText` writes it. */
  readonly path: string;
  readonly kind: "file" | "folder" | "link" | "submodule";
  readonly isExecutable: boolean;
  /** Object id (of a submodule: the commit); null for copied files. */
  readonly objectId: string | null;
}
