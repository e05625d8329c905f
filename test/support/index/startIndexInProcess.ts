import type { IndexNotices } from "../../../src/protocol/indexApi";
import { indexContract } from "../../../src/protocol/indexContract";
import { RpcClient } from "../../../src/protocol/rpc/rpcClient";
import type { RpcPort } from "../../../src/protocol/rpc/rpcPort";
import { serveRpc } from "../../../src/protocol/rpc/serveRpc";
import type { IndexApi } from "../../../src/protocol/indexApi";
import type { IndexParts } from "../../../src/index/worker/indexParts";
import { IndexService } from "../../../src/index/worker/indexService";
import type { IndexConnection } from "../../../src/index/client/indexConnection";

/** The index without a thread, behind the same border: with parts that may fail on purpose. */
export function startIndexInProcess(parts: IndexParts, notices: IndexNotices): IndexConnection {
  const [here, there] = portPair();
  const log = (message: string) => notices.log({ level: "warn", message });
  const service = new IndexService(parts, {
    changed: (notice) => server.notify("changed", notice),
    runEvent: (notice) => server.notify("runEvent", notice),
    runStarted: (notice) => server.notify("runStarted", notice),
    log: (notice) => server.notify("log", notice),
  });
  const server = serveRpc<IndexApi, IndexNotices>(there, indexContract, (signal) => service.api(signal), log);
  const timer = (run: () => void, milliseconds: number) => {
    const id = setTimeout(run, milliseconds);
    return () => clearTimeout(id);
  };
  const client = new RpcClient<IndexApi, IndexNotices>(here, indexContract, notices, timer, log);
  return {
    api: client.api,
    async close() {
      await service.close();
      server.dispose();
      client.dispose();
    },
  };
}

/** Two ends in one thread. Messages are cloned and come later, as between threads. */
function portPair(): [RpcPort, RpcPort] {
  const listeners: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [new Set(), new Set()];
  const end = (own: 0 | 1): RpcPort => ({
    post(message, transfer) {
      const clone: unknown = structuredClone(message, { transfer: [...transfer] });
      setImmediate(() => listeners[own === 0 ? 1 : 0].forEach((listener) => listener(clone)));
    },
    onMessage(listener) {
      listeners[own].add(listener);
      return () => listeners[own].delete(listener);
    },
  });
  return [end(0), end(1)];
}
