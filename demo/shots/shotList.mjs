import { exactCode } from "./exactCode.mjs";
import { filterRuns } from "./filterRuns.mjs";
import { liveRuns } from "./liveRuns.mjs";

/** The pictures of the README, in the order they are taken. */
export const shotList = [liveRuns, exactCode, filterRuns];
