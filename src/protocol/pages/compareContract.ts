import { isRunStyle } from "../../core/view/styles/isRunStyle";
import { brushGuard } from "../guards/brushGuard";
import { curvesGuard } from "../guards/curvesGuard";
import { guards } from "../guards/guards";
import type { RpcContract } from "../rpc/rpcContract";
import type { CompareApi } from "./compareApi";
import { differencesContract } from "./differencesContract";
import { pageContract } from "./pageContract";

/** What the Compare page may ask, checked at the host's door. */
export const compareContract: RpcContract<CompareApi> = {
  ...pageContract,
  ...differencesContract,
  runs: guards.args(),
  setStyle: guards.args(guards.string, isRunStyle),
  setBrush: guards.args(guards.nullable(brushGuard)),
  groupFields: guards.args(),
  groups: guards.args(guards.string, guards.string),
  completeGroups: guards.args(guards.string),
  curves: guards.args(curvesGuard),
};
