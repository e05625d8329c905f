import { guards } from "../guards/guards";
import { isQuerySubject } from "../guards/isQuerySubject";
import type { RpcContract } from "../rpc/rpcContract";
import { tableGuards } from "../guards/tableGuards";
import { pageContract } from "./pageContract";
import type { FilterKeeping, RunsPageApi } from "./runsPageApi";

const { args, arrayOf, boolean, string } = guards;

const isKeeping = (value: unknown): value is FilterKeeping =>
  value === "used" || value === "saved" || value === "forgotten";

/** What the Runs table may ask, checked at the host's door. */
export const runsPageContract: RpcContract<RunsPageApi> = {
  ...pageContract,
  shared: args(),
  columns: args(),
  cells: args(tableGuards.cells),
  groups: args(string, string),
  sparklines: args(tableGuards.sparklines),
  setFilter: args(string),
  complete: args(string, isQuerySubject),
  keptFilters: args(),
  keepFilter: args(string, isKeeping),
  setPicked: args(arrayOf(string), boolean),
  setStarred: args(arrayOf(string), boolean),
  selectRun: args(string),
  compare: args(arrayOf(string)),
};
