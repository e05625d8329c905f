import type { Artifact } from "../model/artifact";
import type { Dataset } from "../model/dataset";
import type { JsonValue } from "../model/jsonValue";
import type { ParamValue } from "../model/paramValue";
import type { RunSource } from "../model/runSource";
import type { RunStatus } from "../model/runStatus";

/** Everything a log can say of a run but its points, in the words of no format. Times in ms since the epoch. */
export type RunEvent =
  | {
      readonly kind: "start";
      readonly time: number | null;
      /** Prefixed by the format; null when the record names none: the caller then makes one of the folder's name. */
      readonly runId: string | null;
      /** The id that it goes by wherever it is read, where that is another one; left out: it is not (yet). */
      readonly lastingId?: string;
      readonly runName: string | null;
      readonly experiment: string | null;
      readonly parentId: string | null;
      readonly host: string | null;
      readonly pid: number | null;
      readonly note: string | null;
      /** Where the tool keeps the run's artifacts, as it writes it; left out: it does not say. */
      readonly artifactUri?: string;
    }
  | {
      readonly kind: "resume";
      readonly time: number | null;
      readonly attempt: number;
      /** Points of earlier attempts from this step on are superseded; null: none are. */
      readonly startStep: number | null;
      readonly host: string | null;
      readonly pid: number | null;
    }
  | { readonly kind: "params"; readonly params: Readonly<Record<string, ParamValue>> }
  | { readonly kind: "tags"; readonly tags: Readonly<Record<string, string | null>> }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "artifact"; readonly artifact: Artifact }
  /** All artifacts that there are: those told before are gone unless they are among them. */
  | { readonly kind: "artifacts"; readonly artifacts: readonly Artifact[] }
  | { readonly kind: "dataset"; readonly dataset: Dataset }
  | { readonly kind: "source"; readonly source: RunSource }
  | {
      readonly kind: "environment";
      readonly attempt: number;
      readonly environment: Readonly<Record<string, JsonValue>>;
    }
  | { readonly kind: "heartbeat"; readonly time: number | null }
  | {
      readonly kind: "end";
      readonly time: number | null;
      readonly status: RunStatus;
      readonly exitCode: number | null;
      readonly error: { readonly type: string; readonly message: string; readonly traceback: string | null } | null;
    };
