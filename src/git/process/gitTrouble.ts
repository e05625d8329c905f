import { gitFailure } from "../port/gitFailure";
import type { GitFailure, GitFailureReason } from "../port/gitResult";

/** A failure on its way to the port, where `settle` turns it into a value. Thrown inside the git ring only. */
export class GitTrouble extends Error {
  readonly failure: GitFailure;

  constructor(reason: GitFailureReason, message: string, remedy: string | null = null) {
    super(message);
    this.name = "GitTrouble";
    this.failure = gitFailure(reason, message, remedy);
  }
}
