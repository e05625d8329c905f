/** One end of a border: a worker's port, a page's `postMessage`, or one of a pair of ends in one thread. */
export interface RpcPort {
  /** @param transfer buffers that move to the other side, where the border can do that */
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  /** Hands every message of the other side to `listener`, until the returned function is called. */
  onMessage(listener: (message: unknown) => void): () => void;
}
