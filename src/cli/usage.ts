/** What the command line can do, for people. */
export const usage = `Usage:
  runback ls DIR [-q QUERY] [--format F | --jsonl]         the runs below DIR, newest first
  runback ls DIR --group KEYS [GROUPS] [--format F]        groups of runs, with mean and spread of metrics
  runback show DIR RUN [--json]                            everything about one run
  runback series DIR RUN METRIC [--points N] [--format F]  the points of one metric
  runback compare DIR RUN RUN… [--format F]                what differs from the first run
  runback compare DIR RUN [--format F]                     what differs from the baseline of its experiment
  runback compare DIR --group KEYS [GROUPS] [--format F]   how means differ from those of the first group
  runback best DIR METRIC [-q QUERY] [--lower | --higher] [--json]   the run with the best value of a metric

DIR is a log directory, a project's folder, or a file with runs such as mlflow.db. RUN is a run's id, the beginning of one, or a name that only one run has.
F is table, md, csv or json; --json is short for --format json.
KEYS is "seed" for runs that differ in their seeds alone, or fields such as params.lr,tags.team.
GROUPS: -q QUERY (which runs), --having QUERY (which groups, and their order: metrics are means, std(metrics.NAME), median(…) and others say more, run_count is how many runs), --metric NAME or --metric 'best(metrics.NAME)', as often as wanted.
`;
