/** Every command that package.json declares. The handlers are typed by this list: a forgotten one does not compile. */
export const commandIds = [
  "runback.addLogDirectory",
  "runback.clearFilter",
  "runback.clearPicks",
  "runback.copyAsMarkdown",
  "runback.copyRunId",
  "runback.copyValue",
  "runback.diffEntryScript",
  "runback.filterRuns",
  "runback.installLogger",
  "runback.loadMore",
  "runback.newExampleScript",
  "runback.openDetail",
  "runback.openEntryScript",
  "runback.openRunFolder",
  "runback.refreshRuns",
  "runback.resetState",
  "runback.revealLogFile",
  "runback.showLog",
  "runback.showProblems",
  "runback.showRun",
  "runback.stopRun",
] as const;

export type CommandId = (typeof commandIds)[number];
