import type { ExperimentRow } from "../../core/model/experimentRow";
import type { RunRow } from "../../core/model/runRow";

/** Children of a node, as far as they were asked for. */
export interface LoadedRuns {
  /** How many are shown at most; grows with every "Load More". */
  limit: number;
  runs: RunNode[];
  total: number;
}

/** An experiment in the tree. Nodes stay the same objects for as long as the thing exists; their rows are replaced. */
export interface ExperimentNode {
  readonly kind: "experiment";
  row: ExperimentRow;
  /** null until somebody opened it. */
  loaded: LoadedRuns | null;
  /** What the editor was last given, to see whether it must be told of a change; null before. */
  shown: string | null;
}

/** A run in the tree. */
export interface RunNode {
  readonly kind: "run";
  row: RunRow;
  readonly parent: ExperimentNode | RunNode;
  loaded: LoadedRuns | null;
  shown: string | null;
}

/** Stands for the runs of a parent that are not shown yet. */
export interface MoreNode {
  readonly kind: "more";
  readonly parent: ExperimentNode | RunNode;
  readonly shownCount: number;
  readonly total: number;
}

export type RunsTreeNode = ExperimentNode | RunNode | MoreNode;
