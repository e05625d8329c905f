import type { Artifact } from "../../model/artifact";
import type { Dataset } from "../../model/dataset";
import type { JsonValue } from "../../model/jsonValue";
import type { FramingState } from "./records/readFrames";

/** A JSON object that is written to. */
export type JsonObject = Record<string, JsonValue>;

/** How W&B is told to show metrics: `run.define_metric`. */
export interface MetricDefinition {
  /** A name, or a pattern with `*`. */
  readonly name: string;
  /** Metric whose values are the steps of these; null: W&B's own step. */
  readonly stepMetric: string | null;
  readonly goal: "minimize" | "maximize" | null;
}

/** What the newest record of a run's description says. Times in ms since the epoch. */
export interface WandbRun {
  readonly id: string;
  readonly entity: string;
  readonly project: string;
  readonly group: string;
  readonly jobType: string;
  readonly name: string;
  readonly notes: string;
  readonly tags: readonly string[];
  readonly sweep: string;
  readonly host: string;
  readonly startTime: number | null;
  readonly startingStep: number;
}

/** All that is known of one log (one start of a run) but for its points, as plain JSON, so that reading can go on. */
export interface WandbState {
  readonly framing: FramingState;
  run: WandbRun | null;
  /** By keys as the log has them; objects inside are merged with later ones. */
  readonly config: JsonObject;
  /** As `wandb-metadata.json` names the fields, whatever they were read from. */
  readonly metadata: JsonObject;
  definitions: MetricDefinition[];
  /** Metrics that the history holds. */
  historyKeys: string[];
  /** The last values of what is in no row of the history. */
  readonly summary: Record<string, number | string>;
  /** The newest value of each metric that gives steps to others. */
  readonly stepValues: Record<string, number>;
  readonly artifacts: Artifact[];
  /** Artifacts that were seen and are too many to be kept. */
  artifactsLeftOut: number;
  readonly datasets: Dataset[];
  exitCode: number | null;
  /** Time of the newest record before the one that says the exit. */
  endTime: number | null;
  /** Step of the first and the highest step of all rows of the history; null: no row yet. */
  firstStep: number | null;
  lastStep: number | null;
  /** Time of the newest row of the history. */
  lastRowTime: number | null;
  /** Time of the newest record of any kind. */
  lastTime: number | null;
  /** Records of the system's metrics so far: their steps. */
  statsRows: number;
  /** Producer of the log, such as "0.31.0". */
  version: string | null;
  problems: string[];
  problemCount: number;
}

/** The state at the start of a log. */
export function emptyWandbState(): WandbState {
  return {
    framing: { skipTo: 0, isRestLost: false },
    run: null,
    config: {},
    metadata: {},
    definitions: [],
    historyKeys: [],
    summary: {},
    stepValues: {},
    artifacts: [],
    artifactsLeftOut: 0,
    datasets: [],
    exitCode: null,
    endTime: null,
    firstStep: null,
    lastStep: null,
    lastRowTime: null,
    lastTime: null,
    statsRows: 0,
    version: null,
    problems: [],
    problemCount: 0,
  };
}
