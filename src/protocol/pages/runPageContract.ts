import type { DetailAct } from "../../core/view/detail/detailNode";
import { isDetailAct } from "../../core/view/detail/isDetailAct";
import { guards } from "../guards/guards";
import type { Guard, RpcContract } from "../rpc/rpcContract";
import { pageContract } from "./pageContract";
import { runActs, type RunAct, type RunPageApi } from "./runPageApi";

const isAct = (value: unknown): value is RunAct => (runActs as readonly unknown[]).includes(value);
const isOpening: Guard<DetailAct> = isDetailAct;

/** What the Run page may ask, checked at the host's door. */
export const runPageContract: RpcContract<RunPageApi> = {
  ...pageContract,
  overview: guards.args(),
  reach: guards.args(),
  series: guards.args(guards.string, guards.count),
  consoleTail: guards.args(),
  picture: guards.args(guards.count),
  open: guards.args(isOpening),
  act: guards.args(isAct),
};
