import type { JsonValue } from "../../../core/model/jsonValue";
import type { WandbState } from "../../../core/readers/wandb/wandbState";

/** How far one start's log was read. */
export interface StartMemory {
  readonly folder: string;
  readonly offset: number;
  /** As in `FileMark`: to see that it is still the same file. */
  readonly headHash: string;
  readonly headLength: number;
  readonly state: WandbState;
  /** State of the files beside the log that the record was made from. */
  readonly sideFiles: string;
  /** Whether the note on W&B's blocks was given. */
  readonly isBuffered: boolean;
}

/** What is kept of a run of W&B's between two reads. */
export interface UnitMemoryState {
  readonly starts: readonly StartMemory[];
  /** Ordinal of the next row. */
  readonly ordinal: number;
  /** The points that were made of the summary, as a text; "" for none. */
  readonly summary: string;
}

/** Memory as the index gives it back, which is JSON that this version made; null: nothing was read yet. */
export function unitMemory(kept: JsonValue | undefined): UnitMemoryState | null {
  // A copy: reading goes on in it, and the index may keep the original.
  return kept === undefined || kept === null ? null : (structuredClone(kept) as unknown as UnitMemoryState);
}
