import type { JsonValue } from "../../model/jsonValue";
import type { WandbState } from "./wandbState";

/** What the files beside a log say. */
export interface WandbFiles {
  /** `config.yaml`, `wandb-metadata.json` and `wandb-summary.json`; null where there is none that can be read. */
  readonly config: JsonValue;
  readonly metadata: JsonValue;
  readonly summary: JsonValue;
  /** Text of `diff.patch`, perhaps only its beginning; null: there is none. */
  readonly patch: string | null;
  readonly hasRequirements: boolean;
  /** When the newest of them or the log was written to (ms since the epoch); null: unknown. */
  readonly modified: number | null;
}

/** One start of a run. A resumed run has several, each in a folder of its own. */
export interface WandbStart {
  readonly state: WandbState;
  readonly files: WandbFiles;
  /** Its folder, absolute, when it is not the run's own; null: it is. */
  readonly folder: string | null;
}
