import type { JsonValue } from "../../../core/model/jsonValue";
import type { RunPlace } from "../../../core/runs/runPlace";
import type { LogSource } from "../../discovery/logSource";
import type { ChunkPlace } from "../../store/runStore";
import type { StoredRun } from "../../store/storedRun";
import type { FileMark } from "../../tail/logTail";
import { RunContent } from "./runContent";

/**
 * One run while its log is being read: its content up to `offset`. The same for a live run that grows line by line and
 * for a log that is read whole, so that both end in the same state.
 */
export class RunBuilder extends RunContent {
  #decoderState: JsonValue;
  /** Everything before this byte of the log is in. */
  offset: number;

  /** @param stored the run as it was left; null: from the start of its log */
  constructor(
    place: RunPlace,
    readonly source: LogSource,
    stored: StoredRun | null,
    placeChunk: (bytes: Uint8Array) => ChunkPlace,
  ) {
    super(place, stored, placeChunk);
    const file = stored?.files[0];
    this.offset = file?.offset ?? 0;
    this.#decoderState = file?.decoderState ?? null;
  }

  /** Takes in the bytes that follow `offset`. @returns how many of them were used up */
  feed(bytes: Uint8Array): number {
    const slice = this.source.decoder.decode(bytes, this.offset, this.#decoderState, this.place.logFile);
    this.take(slice);
    this.#decoderState = slice.state;
    this.offset += slice.consumed;
    return slice.consumed;
  }

  /** Makes chunks of the open rows, and gives the run as the store keeps it. */
  seal(mark: FileMark, now: number): StoredRun {
    const { logFile: path } = this.place;
    const { format, version: decoderVersion } = this.source.decoder;
    const decoderState = this.#decoderState;
    return this.pack({ path, ...mark, offset: this.offset, format, decoderVersion, decoderState }, null, now);
  }
}
