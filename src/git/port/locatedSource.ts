import type { SourceEvidence } from "../../core/model/runSource";
import type { ObjectPlace } from "./objectPlace";

/**
 * A run's code state, found on this machine: either a commit or tree that git can read, or a folder of copied files.
 * `evidence` is what this state really is, which can be less than the log promised (a commit, when the snapshot is gone).
 */
export type LocatedSource =
  | {
      readonly kind: "objects";
      readonly evidence: SourceEvidence;
      readonly place: ObjectPlace;
      /** Full object id of the commit (or, for a patch, of the tree of commit and patch together). */
      readonly revision: string;
      /** HEAD of the run when `revision` is a tree (a patch): what the tree is to be committed on; else null. */
      readonly base: string | null;
      /** What the user should know, for instance that uncommitted changes are unknown; null when all is well. */
      readonly notice: string | null;
    }
  | {
      readonly kind: "files";
      readonly evidence: "files";
      /** Absolute folder of the copies; paths below it are relative to the recorded repository or project. */
      readonly folder: string;
      readonly notice: string | null;
    };
