import type { IndexApi } from "../../protocol/indexApi";

/** A started index. */
export interface IndexConnection {
  /** Calls survive a crash of the thread: they are asked again of the next one. They fail with an RpcError. */
  readonly api: IndexApi;
  /** Saves and ends the thread; resolves when it is gone. Safe to call twice. */
  close(): Promise<void>;
}
