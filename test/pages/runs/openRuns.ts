import { seedParams } from "../../../src/core/groups/seedParams";
import { runsAnswers } from "../../../src/host/pages/runs/runsAnswers";
import type { RunsPageApi, RunsPageState } from "../../../src/protocol/pages/runsPageApi";
import { runsPageContract } from "../../../src/protocol/pages/runsPageContract";
import type { IndexApi } from "../../../src/protocol/indexApi";
import { servePage, type ServedPage, type ServeOptions } from "../support/servePage";

type Look = Partial<Pick<ServeOptions<RunsPageState, RunsPageApi>, "preferences" | "theme" | "size" | "machine">>;
type TableIndex = Pick<IndexApi, "tableColumns" | "tableCells" | "groups" | "sparklines">;

/** A Runs table at work, and what it shares with the window around it. */
export interface OpenedRuns extends ServedPage {
  readonly window: { filter: string; readonly picks: Set<string>; current: string | null };
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
  const window = { filter: "", picks: new Set<string>(), current: null as string | null };
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
