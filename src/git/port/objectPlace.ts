import type { Repository } from "./repository";

/** Where the objects of a code state lie: a repository, and folders with objects that it lacks. */
export interface ObjectPlace {
  readonly repository: Repository;
  /** Absolute object folders beside the repository's own, for instance `objects` in a run's folder. */
  readonly extraObjects: readonly string[];
}
