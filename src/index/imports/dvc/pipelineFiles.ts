/** Where DVC records what a pipeline ran with. */
export const lockFile = "dvc.lock";
/** Where the pipeline is defined. */
export const pipelineFile = "dvc.yaml";
