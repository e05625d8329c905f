import type { RunSource } from "../../core/model/runSource";
import { guards } from "../../protocol/guards/guards";
import { sourceGuard } from "../../protocol/guards/sourceGuard";

/** What the blob under an observed ref holds, as JSON: one a snapshot, since runs of equal code share theirs. */
export interface ObservedRecord {
  readonly version: 1;
  /** The runs that were seen to start with it, the newest last. */
  readonly runIds: readonly string[];
  /** The code state, as it was found for the last of them. */
  readonly source: RunSource;
}

const isRecord = guards.shape<ObservedRecord>({
  version: (value): value is 1 => value === 1,
  runIds: guards.arrayOf(guards.string),
  source: sourceGuard,
});

/**
 * Reads one; null when it is none. A repository may come from anywhere: what could lead out of it (folders, patches) is
 * set to what an observed state has.
 */
export function readObservedRecord(text: string, snapshot: string, repository: string): ObservedRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // not written by us
  }
  if (!isRecord(value)) return null;
  const fixed = { attempt: 1, evidence: "observed", repository, snapshot, objects: null, patch: null } as const;
  return { version: 1, runIds: value.runIds, source: { ...withoutFolder(value.source), ...fixed } };
}

const withoutFolder = ({ folder: _folder, ...source }: RunSource): RunSource => source;
