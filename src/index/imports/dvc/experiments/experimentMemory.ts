import type { JsonValue } from "../../../../core/model/jsonValue";
import type { Experiment } from "./experiment";

/** What is remembered of an experiment that was read. Plain JSON. */
export interface ExperimentMemory extends Pick<Experiment, "commit" | "name" | "status" | "entry"> {
  /** The folder that DVCLive wrote, relative to the project; null: none. */
  readonly liveFolder: string | null;
  /** Hash of the tables in it. */
  readonly digest: string;
  /** That folder in the working tree while it has the same tables; null: it has others, or is gone. */
  readonly directory: string | null;
  /** Of one that runs: the folder that DVCLive writes, absolute, and what is remembered of the run in it. */
  readonly running: { readonly folder: string; readonly memory: JsonValue } | null;
}
