import { compareRuns } from "../../core/compare/runs/runComparison";
import { runOverview } from "../../core/view/run/runOverview";
import type { CancelSignal } from "../../protocol/cancelSignal";
import type { IndexApi, IndexNotices, IndexStatus, OpenOptions } from "../../protocol/indexApi";
import { readCurves } from "../query/curvesReader";
import type { IndexParts } from "./indexParts";
import { OpenIndex } from "./openIndex";

/** The index: finds, reads and watches logs, keeps what they say, and answers questions about it. */
export class IndexService {
  #opened: OpenIndex | null = null;
  #closing: Promise<void> | null = null;

  constructor(
    private readonly parts: IndexParts,
    private readonly notices: IndexNotices,
  ) {}

  /** The methods for one call. */
  api(signal: CancelSignal): IndexApi {
    const opened = () => {
      if (!this.#opened) throw new Error("The index is not open.");
      return this.#opened;
    };
    return {
      open: (options) => this.#open(options),
      setLogDirectories: (folders, named) => opened().setLogDirectories(folders, named),
      status: async () => opened().status(),
      experiments: (filter) => opened().experiments(filter),
      runs: (query) => opened().runs(query),
      count: (filter) => opened().count(filter),
      complete: (query) => opened().tables().complete(query),
      run: async (runId) => opened().run(runId),
      overview: async (runId) => {
        const detail = opened().run(runId);
        return detail && runOverview(detail);
      },
      compare: async (runIds) => compareRuns(runIds.map((id) => opened().run(id)).filter((one) => one !== null)),
      comparedRuns: async (runIds) => opened().comparedRuns(runIds),
      tableColumns: (scope) => opened().tables().columns(scope),
      tableCells: (query) => opened().tables().cells(query),
      groups: (query) => opened().tables().groups(query),
      sparklines: async (query) => opened().tables().sparklines(query),
      curves: (query) =>
        readCurves(
          query,
          {
            series: (runId, metric) => opened().series.points(runId, metric, signal),
            rows: (runIds) => opened().comparedRuns(runIds).rows,
          },
          signal,
        ),
      series: (query) => opened().series.series(query, signal),
      problems: async (runId) => opened().run(runId)?.problems ?? [],
      mark: (runIds, changes) => opened().mark(runIds, changes),
      setBaseline: (runIds, isBaseline) => opened().baselines.set(runIds, isBaseline),
      baseline: async (runId) => opened().baselines.of(runId),
      bestRuns: (query) => opened().tables().bestRuns(query),
      showArchived: async (isShown) => opened().showArchived(isShown),
      addObserved: async (runId, source) => opened().observed.add(runId, source),
      refresh: () => opened().refresh(),
      close: () => this.close(),
    };
  }

  /** Saves and stops. Safe to call at any time, and twice. */
  close(): Promise<void> {
    return (this.#closing ??= this.#opened?.close() ?? Promise.resolve());
  }

  async #open(options: OpenOptions): Promise<IndexStatus> {
    if (this.#opened) throw new Error("The index is open already.");
    const store = await this.parts.openStore(options.storageFolder, options.segmentBudget);
    const chosen = this.parts.chosenImporters?.(options) ?? [];
    const parts = { ...this.parts, importers: [...this.parts.importers, ...chosen] };
    this.#opened = new OpenIndex(parts, this.notices, store, options.isPolling);
    const { workspaceFolders, logDirectories, showsArchived = false } = options;
    this.#opened.showArchived(showsArchived);
    await this.#opened.start(workspaceFolders, logDirectories);
    return this.#opened.status();
  }
}
