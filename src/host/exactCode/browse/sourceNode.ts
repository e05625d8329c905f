import type { SourceEntry } from "../../../git/port/sourceEntry";

/** A file or folder in the view Source. */
export interface SourceNode {
  readonly entry: SourceEntry;
  readonly parent: SourceNode | null;
}
