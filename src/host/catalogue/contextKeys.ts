/** Context keys that when clauses of package.json may use, and the values they take. */
export interface ContextKeys {
  /** Whether the index was started, is reading for the first time, has an answer, or could not be opened. */
  readonly "runback.index.state": "idle" | "loading" | "ready" | "failed";
  /** The index knows at least one run (remembered from the last session until it is open). */
  readonly "runback.runs.exist": boolean;
  readonly "runback.runs.isFiltered": boolean;
  readonly "runback.runs.isGrouped": boolean;
  readonly "runback.runs.hasLive": boolean;
  /** Archived and hidden runs are shown like the others. */
  readonly "runback.runs.showsArchived": boolean;
  /** At least one run is ticked. */
  readonly "runback.runs.hasPicks": boolean;
  /** The view Run shows a run. */
  readonly "runback.run.isShown": boolean;
  /** The view Source shows the code of a run. */
  readonly "runback.source.isShown": boolean;
}
