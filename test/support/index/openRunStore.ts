import { beginRunStore, type RunStoreOptions } from "../../../src/index/store/beginRunStore";
import type { RunStore } from "../../../src/index/store/runStore";

/** Opens the whole of a saved index at once; `beginRunStore` says how, and when that fails. */
export async function openRunStore(options: RunStoreOptions): Promise<RunStore> {
  const store = await beginRunStore(options);
  await store.open();
  return store;
}
