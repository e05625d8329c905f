import type { ParamValue } from "../../model/paramValue";

/** Reports of a trial as columns of the same length. */
export interface TrialReports {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** One trial as Optuna's database has it; times in ms since the epoch. */
export interface Trial {
  readonly study: string;
  /** Tells studies of one name apart, wherever their databases lie; empty until one of its trials began. */
  readonly studyMark: string;
  readonly number: number;
  /** Optuna's word: RUNNING, COMPLETE, PRUNED, FAIL or WAITING. */
  readonly state: string;
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** Of each objective: "minimize", "maximize" or "not_set". */
  readonly directions: readonly string[];
  readonly params: readonly (readonly [string, ParamValue])[];
  readonly tags: readonly (readonly [string, string])[];
  /** Names that the study gives its objectives; empty when it gives none. */
  readonly objectives: readonly string[];
  /** The trial's results: objective's number and value. */
  readonly values: readonly (readonly [objective: number, value: number])[];
  /** What the trial reported on its way, by rising steps. */
  readonly reports: TrialReports;
}
