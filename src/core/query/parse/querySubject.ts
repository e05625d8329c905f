/** What a query is asked of: runs, or groups of runs, of which more can be said. */
export type QuerySubject = "runs" | "groups";
