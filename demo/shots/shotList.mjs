import { compareRuns } from "./compareRuns.mjs";
import { exactCode } from "./exactCode.mjs";
import { filterRuns } from "./filterRuns.mjs";
import { liveRuns } from "./liveRuns.mjs";
import { runPage } from "./runPage.mjs";
import { runsTable } from "./runsTable.mjs";
import { whatDiffers } from "./whatDiffers.mjs";

/** The pictures of the README, in the order they are taken. */
export const shotList = [liveRuns, exactCode, filterRuns, runsTable, compareRuns, whatDiffers, runPage];
