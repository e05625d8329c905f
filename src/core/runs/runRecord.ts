import type { Artifact } from "../model/artifact";
import type { Dataset } from "../model/dataset";
import type { JsonValue } from "../model/jsonValue";
import type { ParamValue } from "../model/paramValue";
import type { Problem } from "../model/problem";
import type { RunSource } from "../model/runSource";
import type { RunStatus } from "../model/runStatus";
import type { Resume } from "./supersede";

/** A run's state but for its points, as plain JSON. Times in milliseconds since the epoch. */
export interface RunRecord {
  runId: string | null;
  /** Left out: there is no other than `runId`. */
  lastingId?: string;
  runName: string | null;
  experiment: string | null;
  parentId: string | null;
  host: string | null;
  pid: number | null;
  status: RunStatus;
  startTime: number | null;
  endTime: number | null;
  lastTime: number | null;
  attempts: number;
  resumes: Resume[];
  /** Pairs and not an object, so that the order of keys that look like numbers is kept too. */
  params: [string, ParamValue][];
  tags: [string, string][];
  note: string | null;
  /** Left out: the log does not say. */
  artifactUri?: string;
  artifacts: Artifact[];
  datasets: Dataset[];
  sources: RunSource[];
  environment: Readonly<Record<string, JsonValue>> | null;
  /** Attempt that the environment is of; 0 when there is none. */
  environmentAttempt: number;
  exitCode: number | null;
  error: { readonly type: string; readonly message: string; readonly traceback: string | null } | null;
  problems: Problem[];
  problemCount: number;
}

/** The state of a run of which nothing was read. */
export function emptyRunRecord(): RunRecord {
  return {
    runId: null,
    runName: null,
    experiment: null,
    parentId: null,
    host: null,
    pid: null,
    status: "RUNNING",
    startTime: null,
    endTime: null,
    lastTime: null,
    attempts: 1,
    resumes: [],
    params: [],
    tags: [],
    note: null,
    artifacts: [],
    datasets: [],
    sources: [],
    environment: null,
    environmentAttempt: 0,
    exitCode: null,
    error: null,
    problems: [],
    problemCount: 0,
  };
}
