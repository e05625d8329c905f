import type { Artifact } from "../../model/artifact";
import type { Dataset } from "../../model/dataset";
import type { RunStatus } from "../../model/runStatus";

/** What MLflow's file store and its database say of a run in common. Times in ms since the epoch. */
export interface MlflowRun {
  /** 32 hexadecimal digits. */
  readonly runUuid: string;
  /** The run's name as its row or meta.yaml has it; the tag `mlflow.runName` goes before it. */
  readonly name: string | null;
  /** null: the caller knows it by another way. */
  readonly experiment: string | null;
  readonly userId: string | null;
  readonly status: RunStatus;
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly artifactUri: string | null;
  readonly params: readonly (readonly [string, string])[];
  readonly tags: readonly (readonly [string, string])[];
  readonly datasets: readonly Dataset[];
  /** Those that were found on the disk, and logged models. */
  readonly artifacts: readonly Artifact[];
}
