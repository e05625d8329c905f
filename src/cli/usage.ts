/** What the command line can do, for people. */
export const usage = `Usage:
  runback ls DIR [--json | --jsonl] [-q QUERY]         the runs below DIR, newest first
  runback show DIR RUN [--json]                        everything about one run
  runback series DIR RUN METRIC [--json] [--points N]  the points of one metric

DIR is a log directory, a project's folder, or a file with runs such as mlflow.db. RUN is a run's id, the beginning of one, or a name that only one run has.
`;
