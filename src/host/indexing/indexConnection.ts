import type { IndexApi, IndexNotices } from "../../protocol/indexApi";

/** A started index thread. */
export interface IndexConnection {
  readonly api: IndexApi;
  /** Saves and ends the thread; resolves when it is gone. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts an index thread.
 * @param onEnd told when the thread ends without having been asked to
 */
export type StartIndex = (notices: IndexNotices, onEnd: (reason: string) => void) => IndexConnection;
