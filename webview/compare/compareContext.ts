import type { JsonValue } from "../../src/core/model/jsonValue";
import type { Translate } from "../../src/core/view/translate";
import type { CompareApi, CompareState } from "../../src/protocol/pages/compareApi";
import type { PageNotices } from "../../src/protocol/pages/pageApi";
import type { RpcClient } from "../../src/protocol/rpc/rpcClient";
import type { RunSet } from "./runSet";

/** What every section of the Compare page works with. */
export interface CompareContext {
  readonly host: CompareApi;
  readonly client: RpcClient<CompareApi, PageNotices>;
  readonly t: Translate;
  /** What the page was opened with. */
  readonly state: CompareState;
  /** Changes what the editor gives back to the page after a reload of the window. */
  readonly keep: (change: Partial<CompareState>) => void;
  /** The choices that the user made earlier; each section checks its own. */
  readonly preferences: Readonly<Record<string, JsonValue>>;
  readonly runs: RunSet;
}
