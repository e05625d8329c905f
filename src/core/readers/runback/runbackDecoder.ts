import type { DecodedSlice, LogDecoder } from "../../ingest/logDecoder";
import type { JsonValue } from "../../model/jsonValue";
import { LogReader } from "./logReader";

/** Decoder of Runback's own `events.jsonl` (docs/log-format.md). */
export const runbackDecoder: LogDecoder = {
  format: "runback",
  version: 1,
  decode(bytes: Uint8Array, offset: number, state: JsonValue, file: string): DecodedSlice {
    return new LogReader(bytes, offset, state, file).read();
  },
};
