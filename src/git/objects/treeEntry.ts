import type { BytePath } from "../paths/bytePath";

/** One entry of a tree object. `mode` without leading zeros, as trees hold it: "40000", "100644", "120000", "160000". */
export interface TreeEntry {
  readonly mode: string;
  readonly name: BytePath;
  readonly objectId: string;
}
