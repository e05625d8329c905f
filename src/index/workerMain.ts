import { availableParallelism } from "node:os";
import path from "node:path";
import { parentPort } from "node:worker_threads";
import { indexContract } from "../protocol/indexContract";
import type { IndexApi, IndexNotices } from "../protocol/indexApi";
import { serveRpc } from "../protocol/rpc/serveRpc";
import { runbackSource } from "./discovery/runbackSource";
import { decodeThread } from "./ingest/decode/decodeThread";
import { beginRunStore } from "./store/beginRunStore";
import { threadPort } from "./threadPort";
import { folderWatch } from "./watch/folderWatch";
import { IndexService } from "./worker/indexService";

/** More would only wait for the index thread, which stores what they make. */
const maxDecodeThreads = 4;

// Shell of the index thread: makes the service of its real parts and serves it to the host or the command line.
if (parentPort) {
  const log = (message: string) => server.notify("log", { level: "warn", message });
  const service = new IndexService(
    {
      source: runbackSource,
      // The readers of other tools' logs are two thirds of the code, in a bundle of their own.
      importers: async (options) => (await import("./imports/wantedImporters")).wantedImporters(options),
      openStore: (folder, segmentBudget) => beginRunStore({ folder, segmentBudget }),
      startThread: () => decodeThread(path.join(__dirname, "decode.js"), log),
      threads: Math.min(maxDecodeThreads, availableParallelism()),
      folderWatch,
      now: Date.now,
    },
    {
      changed: (notice) => server.notify("changed", notice),
      runEvent: (notice) => server.notify("runEvent", notice),
      runStarted: (notice) => server.notify("runStarted", notice),
      log: (notice) => server.notify("log", notice),
    },
  );
  const server = serveRpc<IndexApi, IndexNotices>(
    threadPort(parentPort),
    indexContract,
    (signal) => service.api(signal),
    log,
  );
}
