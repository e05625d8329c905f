import { parentPort } from "node:worker_threads";
import { serveRpc } from "../protocol/rpc/serveRpc";
import { runbackSource } from "./discovery/runbackSource";
import { decodeContract } from "./ingest/decode/decodeContract";
import { lowerThreadPriority } from "./ingest/decode/lowerThreadPriority";
import { Digester } from "./ingest/digester";
import { threadPort } from "./threadPort";

// Shell of a decode thread: reads whole logs for the index thread, which owns everything that is kept.
const digester = new Digester([runbackSource], Date.now);
if (parentPort) {
  lowerThreadPriority();
  serveRpc(
    threadPort(parentPort),
    decodeContract,
    () => digester,
    () => undefined,
  );
}
