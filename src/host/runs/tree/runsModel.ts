import { setImmediate } from "node:timers/promises";
import { seedParams as defaultSeedParams } from "../../../core/groups/seedParams";
import type { RunGroup } from "../../../core/groups/runGroup";
import type { RunRow } from "../../../core/model/runRow";
import { experimentPlaces } from "../../../core/view/runs/experimentPlaces";
import type { IndexApi, RunsQuery } from "../../../protocol/indexApi";
import { notGrouped, type Grouping } from "../groups/grouping";
import { readExperimentGroups } from "../groups/readExperimentGroups";
import type { ExperimentNode, GroupNode, LoadedChildren, MoreNode, ParentNode, RunNode, RunsTreeNode } from "./runNode";

/** Runs that one parent shows at first, and that each "Load More" adds. */
export const pageSize = 1000;

/** While logs are read, a parent of more runs than these does not grow: it would be drawn again and again. */
export const pageWhileLoading = 100;

/** Nodes whose looks are compared in one go, about 2 ms: then others of the extension host get their turn. */
const lookedAtOnce = 200;

/** What must be drawn again: the whole tree, or these nodes. */
export type Redraw = "all" | readonly RunsTreeNode[];

type Query = Pick<IndexApi, "comparedRuns" | "experiments" | "groups" | "runs">;

/**
 * The nodes of the view Runs. Knows which parents were opened, reads just those again when the index changed, and
 * tells the nodes that look different; so a live run does not redraw ten thousand others.
 */
export class RunsModel {
  #filter = "";
  #grouping: Grouping = notGrouped;
  #experiments: ExperimentNode[] | null = null;
  readonly #runs = new Map<string, RunNode>();
  /** By experiment and oldest member, which stays while new runs come. */
  readonly #groups = new Map<string, GroupNode>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param seedParams patterns of params that are named like seeds, as they are set now */
  constructor(
    private readonly open: () => Promise<Query>,
    private readonly seedParams: () => readonly string[] = () => defaultSeedParams,
  ) {}

  /** Whether runs stand below their parents; with a filter or in groups they do not. */
  get isNested(): boolean {
    return this.#filter === "" && this.#grouping.by === "";
  }

  /** Shows only matching runs, without nesting; forgets what is loaded. */
  setFilter(filter: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#filter = filter;
      this.#forget();
    });
  }

  /** Puts the runs of each experiment in groups; forgets what is loaded. */
  setGrouping(grouping: Grouping): Promise<void> {
    return this.#inTurn(async () => {
      this.#grouping = grouping;
      this.#forget();
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
  *nodes(): IterableIterator<ParentNode> {
    yield* this.#experiments ?? [];
    yield* this.#groups.values();
    yield* this.#runs.values();
  }

  roots(): Promise<readonly ExperimentNode[]> {
    return this.#inTurn(async () => (this.#experiments ??= await this.#readExperiments()));
  }

  children(parent: ParentNode): Promise<readonly (GroupNode | RunNode | MoreNode)[]> {
    return this.#inTurn(async () => {
      parent.loaded ??= await this.#readChildren(parent, pageSize);
      const { nodes, total } = parent.loaded;
      return nodes.length < total ? [...nodes, { kind: "more", parent, shownCount: nodes.length, total }] : nodes;
    });
  }

  loadMore(parent: ParentNode): Promise<void> {
    return this.#inTurn(async () => {
      parent.loaded = await this.#readChildren(parent, (parent.loaded?.limit ?? 0) + pageSize);
    });
  }

  /**
   * Reads again what is loaded.
   * @param runIds runs that changed; null when anything may have
   * @param look how a node looks now; compared with what it looked like when it was last drawn
   * @param isLoading logs are being read: experiments stay in the order in which they stand, and large parents as they
   * are, so that not all is drawn again with every look
   */
  refresh(runIds: ReadonlySet<string> | null, look: (node: ParentNode) => string, isLoading = false): Promise<Redraw> {
    return this.#inTurn(async () => {
      const before = this.#experiments;
      if (before === null) return "all";
      const read = await this.#readExperiments();
      this.#experiments = isLoading ? inOrderOf(before, read) : read;
      const isSame = isSameOrder(before, this.#experiments);
      const grown = await this.#readLoaded(isSame ? this.#parentsOf(runIds) : null, isLoading);
      if (!isSame) return "all";
      const changed: RunsTreeNode[] = [];
      for (const [index, node] of [...this.nodes()].entries()) {
        if (index % lookedAtOnce === lookedAtOnce - 1) await setImmediate();
        if (node.shown !== null && node.shown !== look(node)) changed.push(node);
      }
      return [...new Set([...grown, ...changed])];
    });
  }

  /** One act after the other, so that a slow answer to an old question never replaces a newer one. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#last.then(act, act);
    this.#last = result;
    return result;
  }

  #forget(): void {
    this.#experiments = null;
    this.#runs.clear();
    this.#groups.clear();
  }

  async #readExperiments(): Promise<ExperimentNode[]> {
    const known = new Map((this.#experiments ?? []).map((node) => [node.row.id, node]));
    const rows = await (await this.open()).experiments(...(this.#filter === "" ? [] : [this.#filter]));
    const places = experimentPlaces(rows);
    return rows.map((row) => {
      const node = known.get(row.id) ?? {
        kind: "experiment",
        row,
        place: null,
        groups: null,
        loaded: null,
        shown: null,
      };
      node.row = row;
      node.place = places.get(row.id) ?? null;
      return node;
    });
  }

  /** The parents to read again. An unknown run can be anywhere, and a known one in another group: both mean all. */
  #parentsOf(runIds: ReadonlySet<string> | null): ReadonlySet<ParentNode> | null {
    if (runIds === null || this.#grouping.by !== "") return null;
    const parents = new Set<ParentNode>();
    for (const runId of runIds) {
      const node = this.#runs.get(runId);
      if (node === undefined) return null;
      parents.add(node.parent);
    }
    return parents;
  }

  /** Reads the loaded parents again, all of them or these; gives those that have other children than before. */
  async #readLoaded(only: ReadonlySet<ParentNode> | null, isLoading: boolean): Promise<ParentNode[]> {
    const grown: ParentNode[] = [];
    const read = async (parent: ParentNode): Promise<void> => {
      const before = parent.loaded;
      if (before === null) return;
      if (only === null || only.has(parent)) {
        const { limit, nodes } = before;
        const shown = isLoading ? Math.min(limit, Math.max(nodes.length, pageWhileLoading)) : limit;
        parent.loaded = { ...(await this.#readChildren(parent, shown)), limit };
        if (!isSameOrder(before.nodes, parent.loaded.nodes) || before.total !== parent.loaded.total) grown.push(parent);
      }
      for (const child of parent.loaded?.nodes ?? []) await read(child);
    };
    for (const experiment of this.#experiments ?? []) await read(experiment);
    return grown;
  }

  async #readChildren(parent: ParentNode, limit: number): Promise<LoadedChildren> {
    const loaded = await this.#read(parent, limit);
    const kept = new Set<object>(loaded.nodes);
    for (const old of parent.loaded?.nodes ?? []) if (!kept.has(old)) this.#drop(old);
    return loaded;
  }

  async #read(parent: ParentNode, limit: number): Promise<LoadedChildren> {
    const api = await this.open();
    if (parent.kind === "experiment" && this.#grouping.by !== "") return this.#readGroups(parent, limit, api);
    if (parent.kind === "group") {
      const { runIds } = parent.group;
      const { rows } = await api.comparedRuns(runIds.slice(0, limit));
      return { limit, nodes: rows.map((row) => this.#node(row, parent)), total: runIds.length };
    }
    const page = await api.runs({ ...this.#scope(parent), offset: 0, limit });
    return { limit, nodes: page.rows.map((row) => this.#node(row, parent)), total: page.total };
  }

  /** A run that is alone in its seed group repeats no other: it stands there itself. */
  async #readGroups(parent: ExperimentNode, limit: number, api: Query): Promise<LoadedChildren> {
    const grouping = this.#grouping;
    const found = await readExperimentGroups(api, parent.row.id, this.#filter, grouping, this.seedParams());
    const counts = { shown: found.groups.length, total: found.total };
    parent.groups = counts.shown < counts.total ? counts : null;
    const shown = found.groups.slice(0, limit);
    const isAlone = ({ runIds }: RunGroup): boolean => grouping.by === "seed" && runIds.length === 1;
    const { rows } = await api.comparedRuns(shown.filter(isAlone).flatMap(({ runIds }) => runIds));
    const byId = new Map(rows.map((row) => [row.runId, row]));
    const nodes = shown.flatMap((group): (GroupNode | RunNode)[] => {
      if (!isAlone(group)) return [this.#groupNode(group, found.metric, parent)];
      const row = byId.get(group.runIds[0] ?? "");
      return row === undefined ? [] : [this.#node(row, parent)];
    });
    return { limit, nodes, total: nodes.length + found.groups.length - shown.length };
  }

  #groupNode(group: RunGroup, metric: string | null, parent: ExperimentNode): GroupNode {
    const key = `${parent.row.id}\n${group.runIds.at(-1) ?? ""}`;
    const known = this.#groups.get(key);
    if (known?.parent === parent) return Object.assign(known, { group, metric });
    const node: GroupNode = { kind: "group", parent, group, metric, loaded: null, shown: null };
    this.#groups.set(key, node);
    return node;
  }

  #drop(node: GroupNode | RunNode): void {
    if (node.kind === "run") {
      if (this.#runs.get(node.row.runId) === node) this.#runs.delete(node.row.runId);
      return;
    }
    for (const [key, one] of this.#groups) if (one === node) this.#groups.delete(key);
    for (const child of node.loaded?.nodes ?? []) this.#drop(child);
  }

  /** With a filter the matches stand flat below their experiment: a parent that does not match must not hide them. */
  #scope(parent: ExperimentNode | RunNode): Partial<RunsQuery> {
    if (parent.kind === "run") return { parentId: parent.row.runId };
    if (this.#filter !== "") return { experimentId: parent.row.id, filter: this.#filter };
    return { experimentId: parent.row.id, parentId: null };
  }

  /** The node of a row: the old one where the run is still below the same parent. */
  #node(row: RunRow, parent: ParentNode): RunNode {
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

/** The nodes of `read`, those of `before` first and in their order. */
function inOrderOf<T>(before: readonly T[], read: readonly T[]): T[] {
  const known = new Set(before);
  const still = new Set(read);
  return [...before.filter((node) => still.has(node)), ...read.filter((node) => !known.has(node))];
}

function isSameOrder(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((node, index) => node === other[index]);
}
