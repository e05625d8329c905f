import type { LogSource } from "../../../src/index/discovery/logSource";
import type { DecodeThread } from "../../../src/index/ingest/decode/decodePool";
import { Digester } from "../../../src/index/ingest/digester";

/** Reads logs in the thread of the index, without decode threads. */
export function inlineDecoder(sources: readonly LogSource[], now: () => number): DecodeThread {
  return { api: new Digester(sources, now), close: () => undefined };
}
