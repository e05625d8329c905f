import type { MetricDirections } from "../../../core/compare/runs/metricDirections";
import { checkQuery } from "../../../core/query/checkQuery";
import type { IndexApi } from "../../../protocol/indexApi";
import type { KeptQueries } from "../../../protocol/pages/keptQueries";
import type { PageApi } from "../../../protocol/pages/pageApi";
import type { RunsPageApi, RunsPageState } from "../../../protocol/pages/runsPageApi";
import type { TableScope } from "../../../protocol/tableQuery";

/** What the Runs table shares with the rest of the window, and what it can set off there. */
export interface SharedParts {
  readonly filter: { readonly text: string; set(text: string): Promise<void> };
  /** Saved and last used filters. */
  readonly kept: KeptQueries & Readonly<Record<"used" | "save" | "forget", (filter: string) => Promise<void>>>;
  /** Filters that were begun elsewhere, by the experiments of the table that goes on with them; each is given once. */
  readonly drafts: { take(experimentIds: readonly string[]): string | null };
  readonly picks: {
    readonly ids: ReadonlySet<string>;
    set(changes: Iterable<readonly [runId: string, isPicked: boolean]>): Promise<void>;
  };
  readonly brushed: { readonly ids: ReadonlySet<string> };
  readonly current: { readonly runId: string | null };
  /** What the user said of which way metrics get better. */
  readonly directions: { readonly all: MetricDirections };
  /** Patterns of params that are named like seeds, as they are set now. */
  seedParams(): readonly string[];
  isLoading(): boolean;
  /** Shows a run in the side bar without taking the keyboard there. */
  selectRun(runId: string): Promise<void>;
  compare(runIds: readonly string[]): Promise<void>;
}

const keepers = { used: "used", saved: "save", forgotten: "forget" } as const;

/** @throws {QueryError} when the filter cannot be read */
function check(filter: string): void {
  const mistake = checkQuery(filter);
  if (mistake) throw mistake;
}

/** What the Runs table is answered with. The scope is the panel's own: a page asks for columns and runs within it. */
export function runsAnswers(
  open: () => Promise<IndexApi>,
  { state }: { readonly state: RunsPageState },
  parts: SharedParts,
): Omit<RunsPageApi, keyof PageApi<RunsPageState>> {
  const { filter, kept, picks, brushed, current } = parts;
  const scope = (): TableScope => ({
    ...(state.experimentIds.length > 0 && { experimentIds: state.experimentIds }),
    ...(filter.text !== "" && { filter: filter.text }),
  });
  return {
    shared: async () => ({
      filter: filter.text,
      pickedIds: [...picks.ids],
      brushedIds: [...brushed.ids],
      currentId: current.runId,
      isLoading: parts.isLoading(),
      directions: parts.directions.all,
      draft: parts.drafts.take(state.experimentIds),
    }),
    columns: async () => (await open()).tableColumns(scope()),
    cells: async ({ runIds, columns }) =>
      (await open()).packedCells({ ...scope(), ...(runIds && { runIds }), columns }),
    async groups(by, having) {
      const query = { ...scope(), by, seedParams: parts.seedParams(), statistics: [] };
      return (await open()).groups({ ...query, ...(having !== "" && { having }) });
    },
    sparklines: async ({ runIds, metrics }) => (await open()).sparklines({ runIds, metrics }),
    async setFilter(text) {
      check(text);
      await filter.set(text);
    },
    complete: async (text, subject) => (await open()).complete(text, subject),
    keptFilters: async () => ({ saved: kept.saved, history: kept.history }),
    async keepFilter(text, as) {
      check(text);
      await kept[keepers[as]](text.trim());
      return { saved: kept.saved, history: kept.history };
    },
    setPicked: (runIds, isPicked) => picks.set(runIds.map((runId) => [runId, isPicked] as const)),
    setStarred: async (runIds, isStarred) =>
      (await open()).mark(runIds, [{ field: "star", value: isStarred ? true : null }]),
    selectRun: (runId) => parts.selectRun(runId),
    compare: (runIds) => parts.compare(runIds),
  };
}
