import type { RunRow } from "../../core/model/runRow";
import type { IndexApi, RunsQuery } from "../../protocol/indexApi";
import type { ExperimentNode, LoadedRuns, MoreNode, RunNode, RunsTreeNode } from "./runNode";

/** Runs that one parent shows at first, and that each "Load More" adds. */
export const pageSize = 1000;

/** What must be drawn again: the whole tree, or these nodes. */
export type Redraw = "all" | readonly RunsTreeNode[];

type Query = Pick<IndexApi, "experiments" | "runs">;

/**
 * The nodes of the view Runs. Knows which parents were opened, reads just those again when the index changed, and
 * tells the nodes that look different; so a live run does not redraw ten thousand others.
 */
export class RunsModel {
  #filter = "";
  #experiments: ExperimentNode[] | null = null;
  readonly #runs = new Map<string, RunNode>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly open: () => Promise<Query>) {}

  /** Whether runs stand below their parents; with a filter they do not. */
  get isNested(): boolean {
    return this.#filter === "";
  }

  /** Shows only matching runs, without nesting; forgets what is loaded. */
  setFilter(filter: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#filter = filter;
      this.#experiments = null;
      this.#runs.clear();
    });
  }

  /** Forgets everything; the next question asks the index. */
  reset(): Promise<void> {
    return this.setFilter(this.#filter);
  }

  /** The loaded node of a run. */
  find(runId: string): RunNode | undefined {
    return this.#runs.get(runId);
  }

  /** Every loaded node. */
  *nodes(): IterableIterator<ExperimentNode | RunNode> {
    yield* this.#experiments ?? [];
    yield* this.#runs.values();
  }

  roots(): Promise<readonly ExperimentNode[]> {
    return this.#inTurn(async () => (this.#experiments ??= await this.#readExperiments()));
  }

  children(parent: ExperimentNode | RunNode): Promise<readonly (RunNode | MoreNode)[]> {
    return this.#inTurn(async () => {
      parent.loaded ??= await this.#readRuns(parent, pageSize);
      const { runs, total } = parent.loaded;
      return runs.length < total ? [...runs, { kind: "more", parent, shownCount: runs.length, total }] : runs;
    });
  }

  loadMore(parent: ExperimentNode | RunNode): Promise<void> {
    return this.#inTurn(async () => {
      parent.loaded = await this.#readRuns(parent, (parent.loaded?.limit ?? 0) + pageSize);
    });
  }

  /**
   * Reads again what is loaded.
   * @param runIds runs that changed; null when anything may have
   * @param look how a node looks now; compared with what it looked like when it was last drawn
   */
  refresh(runIds: ReadonlySet<string> | null, look: (node: ExperimentNode | RunNode) => string): Promise<Redraw> {
    return this.#inTurn(async () => {
      const before = this.#experiments;
      if (before === null) return "all";
      this.#experiments = await this.#readExperiments();
      const isSame = isSameOrder(before, this.#experiments);
      const grown = await this.#readLoaded(isSame ? this.#parentsOf(runIds) : null);
      if (!isSame) return "all";
      const changed = [...this.nodes()].filter((node) => node.shown !== null && node.shown !== look(node));
      return [...new Set<RunsTreeNode>([...grown, ...changed])];
    });
  }

  /** One act after the other, so that a slow answer to an old question never replaces a newer one. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#last.then(act, act);
    this.#last = result;
    return result;
  }

  async #readExperiments(): Promise<ExperimentNode[]> {
    const known = new Map((this.#experiments ?? []).map((node) => [node.row.id, node]));
    const rows = await (await this.open()).experiments(...(this.#filter === "" ? [] : [this.#filter]));
    return rows.map((row) => {
      const node = known.get(row.id) ?? { kind: "experiment", row, loaded: null, shown: null };
      node.row = row;
      return node;
    });
  }

  /** The parents to read again. An unknown run can be anywhere, so it means all. */
  #parentsOf(runIds: ReadonlySet<string> | null): ReadonlySet<ExperimentNode | RunNode> | null {
    if (runIds === null) return null;
    const parents = new Set<ExperimentNode | RunNode>();
    for (const runId of runIds) {
      const node = this.#runs.get(runId);
      if (node === undefined) return null;
      parents.add(node.parent);
    }
    return parents;
  }

  /** Reads the loaded parents again, all of them or these; gives those that have other children than before. */
  async #readLoaded(only: ReadonlySet<ExperimentNode | RunNode> | null): Promise<(ExperimentNode | RunNode)[]> {
    const grown: (ExperimentNode | RunNode)[] = [];
    const read = async (parent: ExperimentNode | RunNode): Promise<void> => {
      const before = parent.loaded;
      if (before === null) return;
      if (only === null || only.has(parent)) {
        parent.loaded = await this.#readRuns(parent, before.limit);
        if (!isSameOrder(before.runs, parent.loaded.runs) || before.total !== parent.loaded.total) grown.push(parent);
      }
      for (const child of parent.loaded?.runs ?? []) await read(child);
    };
    for (const experiment of this.#experiments ?? []) await read(experiment);
    return grown;
  }

  async #readRuns(parent: ExperimentNode | RunNode, limit: number): Promise<LoadedRuns> {
    const page = await (await this.open()).runs({ ...this.#scope(parent), offset: 0, limit });
    const runs = page.rows.map((row) => this.#node(row, parent));
    const kept = new Set(runs);
    for (const old of parent.loaded?.runs ?? []) if (!kept.has(old)) this.#runs.delete(old.row.runId);
    return { limit, runs, total: page.total };
  }

  /** With a filter the matches stand flat below their experiment: a parent that does not match must not hide them. */
  #scope(parent: ExperimentNode | RunNode): Partial<RunsQuery> {
    if (parent.kind === "run") return { parentId: parent.row.runId };
    if (this.#filter !== "") return { experimentId: parent.row.id, filter: this.#filter };
    return { experimentId: parent.row.id, parentId: null };
  }

  /** The node of a row: the old one where the run is still below the same parent. */
  #node(row: RunRow, parent: ExperimentNode | RunNode): RunNode {
    const known = this.#runs.get(row.runId);
    if (known?.parent === parent) {
      known.row = row;
      return known;
    }
    const node: RunNode = { kind: "run", row, parent, loaded: null, shown: null };
    this.#runs.set(row.runId, node);
    return node;
  }
}

function isSameOrder(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((node, index) => node === other[index]);
}
