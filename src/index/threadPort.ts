import type { MessagePort, Worker } from "node:worker_threads";
import type { RpcPort } from "../protocol/rpc/rpcPort";

/** A worker, or a worker's own port, as one end of an rpc. */
export function threadPort(port: Worker | MessagePort): RpcPort {
  return {
    post: (message, transfer) => port.postMessage(message, transfer),
    onMessage(listener) {
      port.on("message", listener);
      return () => port.off("message", listener);
    },
  };
}
