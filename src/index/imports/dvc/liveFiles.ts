import * as path from "node:path";

/** Where DVCLive writes, in a run's folder. */
export const liveFiles = {
  /** Of the folder, where the code names none. */
  usualName: "dvclive",
  /** A table a metric. */
  tables: path.join("plots", "metrics"),
  /** The last values of all metrics. */
  summary: "metrics.json",
  params: "params.yaml",
  /** Of `make_report`. */
  reports: ["report.html", "report.md"],
  /** Folders of `log_plot`, `log_sklearn_plot` and `log_image`, with "/". */
  plots: ["plots/custom", "plots/sklearn", "plots/images"],
  /** Folders of `log_plot`, `log_sklearn_plot`, `log_artifact(copy=True)` and `log_image`, with "/". */
  artifacts: ["plots/custom", "plots/sklearn", "artifacts", "plots/images"],
  /** Artifacts of one run that are listed, at most. */
  mostArtifacts: 500,
} as const;
