import type { RunGroup } from "../../../core/groups/runGroup";
import type { ExperimentRow } from "../../../core/model/experimentRow";
import type { RunRow } from "../../../core/model/runRow";

/** Children of a node, as far as they were asked for. */
export interface LoadedChildren {
  /** How many are shown at most; grows with every "Load More". */
  limit: number;
  nodes: (GroupNode | RunNode)[];
  total: number;
}

/** An experiment in the tree. Nodes stay the same objects for as long as the thing exists; their rows are replaced. */
export interface ExperimentNode {
  readonly kind: "experiment";
  /** Where it lies, when another experiment has its name. */
  place: string | null;
  row: ExperimentRow;
  /** How many of its groups are shown, where a query over groups leaves some out; null until it was opened. */
  groups: { readonly shown: number; readonly total: number } | null;
  /** null until somebody opened it. */
  loaded: LoadedChildren | null;
  /** What the editor was last given, to see whether it must be told of a change; null before. */
  shown: string | null;
}

/** A group of runs in the tree. */
export interface GroupNode {
  readonly kind: "group";
  readonly parent: ExperimentNode;
  group: RunGroup;
  /** Name of the metric that the group's statistics are of; null without one. */
  metric: string | null;
  loaded: LoadedChildren | null;
  shown: string | null;
}

/** A run in the tree. */
export interface RunNode {
  readonly kind: "run";
  row: RunRow;
  readonly parent: ParentNode;
  loaded: LoadedChildren | null;
  shown: string | null;
}

/** Stands for the runs of a parent that are not shown yet. */
export interface MoreNode {
  readonly kind: "more";
  readonly parent: ParentNode;
  readonly shownCount: number;
  readonly total: number;
}

/** What may have children. */
export type ParentNode = ExperimentNode | GroupNode | RunNode;

export type RunsTreeNode = ParentNode | MoreNode;
