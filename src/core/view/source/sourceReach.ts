import type { SourceEvidence } from "../../model/runSource";

/** Whether the code of a run was found on this machine, and what to do when it was not. */
export interface SourceReach {
  /** Where it was found: the repository's top folder or the folder of copied files; null when it was not. */
  readonly folder: string | null;
  /** What was really found, which can be less than the log promised; null when nothing was. */
  readonly found: SourceEvidence | null;
  /** What the user should know: why it was not found, or what is missing in what was; null when all is well. */
  readonly notice: string | null;
  readonly remedy: string | null;
  /** The commit may lie on a remote: fetching can help. */
  readonly canFetch: boolean;
}
