import type { RunSource } from "./runSource";

/** A first attempt of which no code is known: what a reader starts from, and fills with what its log says. */
export const unknownSource: RunSource = {
  attempt: 1,
  evidence: "none",
  repository: null,
  commit: null,
  branch: null,
  remote: null,
  dirty: null,
  snapshot: null,
  objects: null,
  changed: [],
  changedCount: 0,
  untracked: [],
  untrackedCount: 0,
  notCaptured: [],
  patch: null,
  entry: null,
  reason: null,
  remedy: null,
};
