/** Filters that are offered again, the newest first. Only such as can be read. */
export interface KeptQueries {
  readonly saved: readonly string[];
  /** Those that were used last, without the saved ones. */
  readonly history: readonly string[];
}
