/** What is counted over all event folders of one run. Plain JSON. */
export interface RunCounters {
  /** Scalars: the ordinal of the next. */
  rows: number;
  attempt: number;
  /** Problems told or counted. */
  problems: number;
}

/** Tags whose first value names a plugin that is not about scalars: later values do not name it again. Plain JSON. */
export type TagPlugins = readonly (readonly [tag: string, plugin: string])[];

/** What stands before and behind the tags of a folder in the names of metrics. */
export interface TagNaming {
  readonly prefix: string;
  readonly suffix: string;
}
