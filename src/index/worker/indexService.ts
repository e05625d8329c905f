import { setImmediate } from "node:timers/promises";
import { compareRuns } from "../../core/compare/runs/runComparison";
import { packedCells } from "../../core/table/columns/packedCells";
import { runOverview } from "../../core/view/run/runOverview";
import type { CancelSignal } from "../../protocol/rpc/cancelSignal";
import type { IndexApi, IndexNotices, IndexStatus, OpenOptions } from "../../protocol/indexApi";
import { readCurves } from "../query/series/curvesReader";
import type { LateStore } from "../store/lateStore";
import type { IndexParts } from "./indexParts";
import { OpenIndex } from "./openIndex";

/** How long (ms) the first rows are waited for to be asked before the database is opened, which holds up answers. */
const firstRowsWithin = 100;

/** The index: finds, reads and watches logs, keeps what they say, and answers questions about it. */
export class IndexService {
  #opened: OpenIndex | null = null;
  /** Settles when the saved index is open in full, and logs are being looked at. */
  #whole: Promise<LateStore> | null = null;
  #rowsAsked: () => void = () => undefined;
  #closing: Promise<void> | null = null;

  constructor(
    private readonly parts: IndexParts,
    private readonly notices: IndexNotices,
  ) {}

  /** The methods for one call. */
  api(signal: CancelSignal): IndexApi {
    const shown = () => {
      if (!this.#opened) throw new Error("The index is not open.");
      return this.#opened;
    };
    const opened = async () => {
      this.#rowsAsked();
      await this.#whole;
      return shown();
    };
    const answers = async () => (await opened()).answers;
    // A filter looks at what the rows do not say.
    const answersFor = async (filter: string | undefined) => (isBlank(filter) ? shown().answers : answers());
    return {
      open: (options) => this.#open(options),
      setLogDirectories: async (folders, named) => (await opened()).setLogDirectories(folders, named),
      status: async () => shown().status(),
      experiments: async (filter) => (await answersFor(filter)).experiments(filter),
      experimentFacts: async (experimentId) => (await answers()).experimentFacts(experimentId),
      runs: async (query) => {
        const page = await (await answersFor(query.filter)).runs(query);
        this.#rowsAsked();
        return page;
      },
      count: async (filter) => (await answersFor(filter)).count(filter),
      complete: async (query, subject) => (await answers()).tables().complete(query, subject),
      run: async (runId) => (await answers()).run(runId),
      overview: async (runId) => {
        const detail = (await answers()).run(runId);
        return detail && runOverview(detail);
      },
      compare: async (runIds) => {
        const known = await answers();
        return compareRuns(runIds.map((id) => known.run(id)).filter((one) => one !== null));
      },
      comparedRuns: async (runIds) => (await answers()).comparedRuns(runIds),
      tableColumns: async (scope) => (await answers()).tables().columns(scope),
      tableCells: async (query) => (await answers()).tables().cells(query),
      packedCells: async (query) => packedCells.pack(await (await answers()).tables().cells(query)),
      groups: async (query) => (await answers()).tables().groups(query),
      sparklines: async (query) => (await answers()).tables().sparklines(query),
      curves: async (query) => {
        const index = await opened();
        const series = (runId: string, metric: string) => index.series.points(runId, metric, signal);
        return readCurves(query, { series, rows: (runIds) => index.answers.comparedRuns(runIds).rows }, signal);
      },
      series: async (query) => (await opened()).series.series(query, signal),
      problems: async (runId) => (await answers()).run(runId)?.problems ?? [],
      mark: async (runIds, changes) => (await opened()).mark(runIds, changes),
      setBaseline: async (runIds, isBaseline) => (await opened()).baselines.set(runIds, isBaseline),
      baseline: async (runId) => (await opened()).baselines.of(runId),
      bestRuns: async (query) => (await answers()).tables().bestRuns(query),
      directions: async () => (await opened()).marks.directions.all,
      setDirection: async (metric, direction) => (await opened()).marks.directions.set(metric, direction),
      showArchived: async (isShown) => (await opened()).showArchived(isShown),
      addObserved: async (runId, source) => (await opened()).observed.add(runId, source),
      refresh: async () => (await opened()).refresh(),
      close: () => this.close(),
    };
  }

  /** Saves and stops. Safe to call at any time, and twice. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#rowsAsked();
    const store = await this.#whole?.catch(() => null); // told to whoever opened it; there is nothing to save
    await this.#opened?.stop();
    await store?.close();
  }

  /** Shows what is saved at once where that can be had without the database, which is opened when it was asked for. */
  async #open(options: OpenOptions): Promise<IndexStatus> {
    if (this.#whole) throw new Error("The index is open already.");
    const opening = this.parts.openStore(options.storageFolder, options.segmentBudget);
    const first = opening.then((store) => (store.hasRows ? this.#show(store, options) : null));
    this.#whole = this.#openWhole(opening, first, options);
    // Whoever waits for it is told as well.
    this.#whole.catch((error: unknown) => {
      this.notices.log({ level: "error", message: `The saved index cannot be opened: ${String(error)}` });
    });
    if ((await first) === null) await this.#whole;
    if (!this.#opened) throw new Error("The index was closed.");
    return this.#opened.status();
  }

  async #openWhole(
    opening: Promise<LateStore>,
    showing: Promise<OpenIndex | null>,
    options: OpenOptions,
  ): Promise<LateStore> {
    const store = await opening;
    const first = await showing;
    if (first) await this.#untilRowsAsked();
    const isAsShown = await store.open();
    if (this.#closing) return store;
    if (!isAsShown) await first?.stop();
    const index = first && isAsShown ? first : await this.#show(store, options);
    index.start(options.workspaceFolders, options.logDirectories);
    return store;
  }

  /** Resolves when the first rows were given, or the index is asked for more than them, or nobody asks. */
  async #untilRowsAsked(): Promise<void> {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, firstRowsWithin);
      this.#rowsAsked = resolve;
    });
    await setImmediate(); // the answer goes first
  }

  /** An index that shows what a store holds, and does nothing yet. */
  async #show(store: LateStore, options: OpenOptions): Promise<OpenIndex> {
    const index = new OpenIndex(this.parts, this.notices, store, options);
    index.showArchived(options.showsArchived ?? false);
    await index.show(options.workspaceFolders);
    this.#opened = index;
    return index;
  }
}

const isBlank = (filter: string | undefined): boolean => filter === undefined || filter.trim() === "";
