import type { LogSource } from "../../discovery/logSource";
import type { DecodeThread } from "./decodePool";
import { Digester } from "../digester";

/** Reads logs in this thread: for tests, and where no decode thread can be started. */
export function inlineDecoder(sources: readonly LogSource[], now: () => number): DecodeThread {
  return { api: new Digester(sources, now), close: () => undefined };
}
