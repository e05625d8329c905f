import type { JsonValue } from "../../../core/model/jsonValue";
import type { RunCounters, TagPlugins } from "../../../core/readers/tensorboard/streamState";

/** How far one event file was read. */
export interface FileMemory {
  /** As in `EventFile`. */
  readonly name: string;
  readonly offset: number;
  /** As in `FileMark`: to see that it is still the same file. */
  readonly headHash: string;
  readonly headLength: number;
  /** It was said that the file is damaged behind `offset`. */
  readonly isDamageTold: boolean;
}

/** What is kept of a run of TensorBoard's between two reads. */
export interface UnitMemoryState {
  readonly counters: RunCounters;
  /** Files that were read from, in the order of their first reads. */
  readonly files: readonly FileMemory[];
  /** By event folder, as `EventFolder.path` relative to the unit. */
  readonly plugins: Readonly<Record<string, TagPlugins>>;
}

/** Memory as the index gives it back, which is JSON that this version made; null: nothing was read yet. */
export function unitMemory(kept: JsonValue | undefined): UnitMemoryState | null {
  return kept === undefined || kept === null ? null : (kept as unknown as UnitMemoryState);
}
