import { Worker } from "node:worker_threads";
import { RpcClient } from "../../../protocol/rpc/rpcClient";
import { threadPort } from "../../threadPort";
import { decodeContract } from "./decodeContract";
import type { DecodeThread } from "./decodePool";
import type { DecodeApi } from "../digestJob";

/** Megabytes that a decode thread may use for young objects: more means fewer copies of what is soon gone anyway. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

/** Starts a decode thread from its bundle. Calls fail as "disposed" when it ends by itself. */
export function decodeThread(file: string, log: (message: string) => void): DecodeThread {
  const worker = new Worker(file, { resourceLimits });
  const timer = (run: () => void, milliseconds: number) => {
    const id = setTimeout(run, milliseconds);
    return () => clearTimeout(id);
  };
  const client = new RpcClient<DecodeApi>(threadPort(worker), decodeContract, {}, timer, log);
  worker.on("error", (error) => client.dispose(error.message));
  worker.on("exit", (code) => client.dispose(`The thread ended with code ${code}.`));
  return {
    api: client.api,
    close() {
      client.dispose();
      void worker.terminate();
    },
  };
}
