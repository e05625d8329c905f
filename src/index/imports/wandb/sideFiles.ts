/** The files beside a log that are read or watched, relative to the start's folder. */
export const sideFiles = {
  config: "files/config.yaml",
  metadata: "files/wandb-metadata.json",
  summary: "files/wandb-summary.json",
  patch: "files/diff.patch",
  requirements: "files/requirements.txt",
  output: "files/output.log",
} as const;
