import { seedParams } from "../../../src/core/groups/seedParams";
import { runsAnswers } from "../../../src/host/pages/runs/runsAnswers";
import type { RunsPageApi, RunsPageState } from "../../../src/protocol/pages/runsPageApi";
import { runsPageContract } from "../../../src/protocol/pages/runsPageContract";
import type { IndexApi } from "../../../src/protocol/indexApi";
import { servePage, type ServedPage, type ServeOptions } from "../support/servePage";

type Look = Partial<
  Pick<ServeOptions<RunsPageState, RunsPageApi>, "preferences" | "theme" | "size" | "machine" | "prepare">
>;
type TableIndex = Pick<IndexApi, "tableColumns" | "packedCells" | "groups" | "sparklines" | "complete">;

/** A Runs table at work, and what it shares with the window around it. */
export interface OpenedRuns extends ServedPage {
  readonly window: {
    filter: string;
    readonly picks: Set<string>;
    /** Runs that are marked in a Compare panel. */
    readonly brushed: Set<string>;
    current: string | null;
    draft: string | null;
    saved: string[];
    used: string[];
  };
  readonly compared: (readonly string[])[];
  /** Sets the filter as the view Runs would. */
  setFilter(filter: string): void;
}

/** Opens the Runs table over an index, with the host's own answers. No experiments: all of them. */
export async function openRuns(
  index: TableIndex,
  experimentIds: readonly string[] = [],
  look: Look = {},
): Promise<OpenedRuns> {
  const state: RunsPageState = { experimentIds, experiments: experimentIds };
  const window = {
    filter: "",
    picks: new Set<string>(),
    brushed: new Set<string>(),
    current: null as string | null,
    /** A filter that was begun elsewhere, until the page takes it. */
    draft: null as string | null,
    saved: [] as string[],
    used: [] as string[],
  };
  const compared: (readonly string[])[] = [];
  const tell = (): void => served?.sharedChanged();
  const parts = {
    filter: {
      get text() {
        return window.filter;
      },
      async set(text: string) {
        window.filter = text;
        tell();
      },
    },
    kept: {
      get saved() {
        return window.saved;
      },
      get history() {
        return window.used.filter((filter) => !window.saved.includes(filter));
      },
      used: async (filter: string) => void (window.used = [filter, ...window.used.filter((one) => one !== filter)]),
      save: async (filter: string) => void window.saved.unshift(filter),
      async forget(filter: string) {
        window.saved = window.saved.filter((one) => one !== filter);
        window.used = window.used.filter((one) => one !== filter);
      },
    },
    drafts: {
      take() {
        const { draft } = window;
        window.draft = null;
        return draft;
      },
    },
    picks: {
      ids: window.picks,
      async set(changes: Iterable<readonly [string, boolean]>) {
        for (const [runId, isPicked] of changes) {
          if (isPicked) window.picks.add(runId);
          else window.picks.delete(runId);
        }
        tell();
      },
    },
    brushed: { ids: window.brushed },
    current: {
      get runId() {
        return window.current;
      },
    },
    directions: { all: {} },
    seedParams: () => seedParams,
    isLoading: () => false,
    async selectRun(runId: string) {
      window.current = runId;
      tell();
    },
    compare: async (runIds: readonly string[]) => void compared.push(runIds),
  };
  let served: ServedPage | null = null;
  served = await servePage<RunsPageState, RunsPageApi>({
    name: "runs",
    contract: runsPageContract,
    state,
    api: () => runsAnswers(async () => index as IndexApi, { state }, parts),
    ...look,
  });
  const setFilter = (filter: string): void => {
    window.filter = filter;
    tell();
  };
  return { ...served, window, compared, setFilter };
}
