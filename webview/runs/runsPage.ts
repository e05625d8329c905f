import type { ExportFormat } from "../../src/core/export/exportTable";
import { groupChoices } from "../../src/core/groups/groupChoices";
import type { JsonValue } from "../../src/core/model/jsonValue";
import { parseQuery } from "../../src/core/query/parse/parseQuery";
import type { CopyFormat } from "../../src/core/table/copyTable";
import { readLayout } from "../../src/core/table/readLayout";
import type { TableColumn } from "../../src/core/table/columns/tableColumn";
import type { TableLayout } from "../../src/core/table/tableLayout";
import { runCountText } from "../../src/core/view/runs/runCountText";
import type { RunsPageApi, RunsPageState, SharedState } from "../../src/protocol/pages/runsPageApi";
import { element } from "../shared/element";
import { groupChooser } from "../shared/parts/groupChooser";
import type { MenuItem } from "../shared/parts/menu";
import type { StartedPage } from "../shared/startPage";
import { columnChooser } from "./columns/columnChooser";
import { copyCells } from "./cells/copyCells";
import { CurveStore } from "./cells/curveStore";
import { emptyText } from "./emptyText";
import { groupsCopy } from "./groupsCopy";
import { gridActs } from "./gridActs";
import { layoutName } from "../../src/core/table/layoutName";
import { queryField } from "../shared/query/queryField";
import { RunsStore } from "./runsStore";
import { runsToolbar, type RunsToolbar } from "./runsToolbar";
import { TableGrid } from "./tableGrid";
import { TableModel } from "./tableModel";
import { timeTexts } from "./cells/timeTexts";

/** Milliseconds without another change after which the layout is kept. */
const keepPause = 400;

/** The page: toolbar, grid, and what stands there when there are no rows. */
export class RunsPage {
  readonly #store: RunsStore;
  readonly #curves: CurveStore;
  readonly #model: TableModel;
  readonly #grid: TableGrid;
  readonly #toolbar: RunsToolbar;
  readonly #trouble = element("p", { class: "trouble", role: "alert", hidden: true });
  readonly #empty = element("p", { class: "empty muted", hidden: true });
  readonly #body: HTMLElement;
  readonly #say = (error: unknown): void => {
    this.#trouble.textContent = error instanceof Error ? error.message : String(error);
    this.#trouble.hidden = false;
  };
  #shared: SharedState = {
    ...{ filter: "", pickedIds: [], brushedIds: [], currentId: null },
    ...{ isLoading: true, directions: {}, draft: null },
  };
  #picked: ReadonlySet<string> = new Set();
  #brushed: ReadonlySet<string> = new Set();
  #isOrdered = false;
  /** What closes the open list of columns or fields, and which it is. */
  #chooser: { readonly kind: "columns" | "groups"; readonly close: () => void } | null = null;
  #keepTimer = 0;

  /** @param first answers that were asked for before the page was built */
  constructor(
    private readonly page: StartedPage<RunsPageState, RunsPageApi>,
    first: { readonly shared: Promise<SharedState>; readonly columns: Promise<readonly TableColumn[]> },
  ) {
    const { host, root, state, t } = page;
    this.#store = new RunsStore(host, first.columns);
    this.#curves = new CurveStore(host);
    const layout = readLayout(page.preferences[layoutName(state)]);
    this.#model = new TableModel(this.#store, { t, timeText: timeTexts() }, layout);
    const marks = {
      isPicked: (runId: string) => this.#picked.has(runId),
      isBrushed: (runId: string) => this.#brushed.has(runId),
      isCurrent: (runId: string) => runId === this.#shared.currentId,
    };
    const acts = gridActs({
      ...{ model: this.#model, marks, t, failed: this.#say },
      grid: () => this.#grid,
      pick: (runIds, isPicked) => this.#pick(runIds, isPicked),
      star: (runIds, isStarred) => host.setStarred(runIds, isStarred),
      compare: () => this.#compare(),
      copyItems: () => this.#copyItems(),
      selectRun: (runId) => host.selectRun(runId),
      showRun: (runId) => host.showRun(runId),
    });
    this.#grid = new TableGrid(this.#model, this.#curves, marks, t, acts, this.#say);
    this.#toolbar = this.#makeToolbar();
    this.#body = element("div", { class: "table-area" }, this.#grid.view.element, this.#empty);
    const title = element("h1", { class: "only-spoken" }, t("Runs"));
    root.classList.add("runs-page");
    root.replaceChildren(title, this.#toolbar.element, this.#trouble, this.#body);
    this.#listen();
    this.#describe();
    this.#grid.view.element.focus();
    this.#readShared(first.shared, true).catch(this.#say);
  }

  /** Runs changed; null: any may have. */
  changed(runIds: readonly string[] | null): void {
    this.#curves.changed(runIds);
    // A filter that sorts gives the changed runs another place.
    this.#store.changed(this.#isOrdered ? null : runIds);
  }

  /** What the page shares with the window is another. */
  sharedChanged(): void {
    this.#readShared().catch(this.#say);
  }

  #makeToolbar(): RunsToolbar {
    const { host, t } = this.page;
    const model = this.#model;
    return runsToolbar(
      model.layout,
      queryField({
        ...{ id: "query-suggestions", subject: "runs", keeper: host, failed: this.#say, t },
        label: t("Filter runs, such as: metrics.val_acc > 0.9 and adam"),
        complete: (query) => host.complete(query, "runs"),
        use: (query) => host.setFilter(query),
      }),
      {
        chooseColumns: (told) => this.#toggleChooser("columns", told),
        chooseGroups: (told) => this.#toggleChooser("groups", told),
        completeGroups: (query) => host.complete(query, "groups"),
        setGroups: (change) => model.setLayout(change),
        failed: this.#say,
        hideConstant: (hidesConstant) => model.setLayout({ hidesConstant }),
        compare: () => void this.#compare().catch(this.#say),
        clearPicks: () => void this.#pick(this.#shared.pickedIds, false).catch(this.#say),
        copyItems: () => this.#copyItems(),
      },
      t,
    );
  }

  #listen(): void {
    this.#model.onDidArrange.listen(() => this.#describe());
    this.#model.onDidChangeLayout.listen((layout) => this.#keep(layout));
    document.addEventListener("copy", (event) => {
      if (document.activeElement !== this.#grid.view.element) return;
      event.preventDefault();
      this.#copy("tsv").catch(this.#say);
    });
  }

  #keep(layout: TableLayout): void {
    const { host, state } = this.page;
    window.clearTimeout(this.#keepTimer);
    const kept = JSON.parse(JSON.stringify(layout)) as JsonValue;
    const keep = (): void => void host.setPreference(layoutName(state), kept).catch(this.#say);
    this.#keepTimer = window.setTimeout(keep, keepPause);
  }

  async #readShared(asked = this.page.host.shared(), isFirst = false): Promise<void> {
    const before = cellsDependOn(this.#shared);
    this.#shared = await asked;
    this.#picked = new Set(this.#shared.pickedIds);
    this.#brushed = new Set(this.#shared.brushedIds);
    // What the host filters by can be read: it was checked when it was set.
    this.#isOrdered = parseQuery(this.#shared.filter).order.length > 0;
    this.#describe();
    this.#grid.view.refresh();
    if (this.#shared.draft !== null) this.#toolbar.edit(this.#shared.draft);
    if (isFirst || before !== cellsDependOn(this.#shared)) await this.#store.reload();
  }

  #describe(): void {
    const { t } = this.page;
    const { failure, isLoaded, data } = this.#store;
    const { groups, layout, lines, shownGroups } = this.#model;
    const all = data.size;
    const shown = groups ? shownGroups.length : lines.length;
    const brushed = this.#brushed.size > 0 ? ` · ◆ ${t("{0} marked in Compare", this.#brushed.size)}` : "";
    const count = isLoaded ? this.#countText(shown, all) + brushed : "";
    this.#toolbar.show(this.#shared.filter, this.#picked.size, count, layout);
    const counts = { shown, all, isLoaded, groups: groups && groups.count };
    this.#empty.textContent = emptyText({ ...counts, ...this.#shared }, t);
    this.#empty.hidden = this.#empty.textContent === "" || failure !== null;
    if (failure !== null) this.#say(failure);
    else this.#trouble.hidden = true;
  }

  #countText(shown: number, runs: number): string {
    const { t } = this.page;
    const { groups } = this.#model;
    if (groups === null) return shown === runs ? runCountText(runs, t) : t("{0} of {1} runs", shown, runs);
    const { total } = groups;
    return shown === total
      ? t("{0} groups of {1} runs", total, runs)
      : t("{0} of {1} groups of {2} runs", shown, total, runs);
  }

  async #pick(runIds: readonly string[], isPicked: boolean): Promise<void> {
    await this.page.host.setPicked(runIds, isPicked);
    await this.#readShared();
  }

  #compare(): Promise<void> {
    return this.page.host.compare(this.#shared.pickedIds);
  }

  async #copy(format: CopyFormat): Promise<void> {
    const { block } = this.#grid.view.selection;
    // The first column of the grid only picks.
    const cells = { ...block, left: Math.max(0, block.left - 1), right: Math.max(0, block.right - 1) };
    await this.page.host.copyText(await copyCells(this.#model, cells, format, this.page.t));
  }

  #copyItems(): MenuItem[] {
    const { t } = this.page;
    const item = (label: string, format: CopyFormat): MenuItem => ({
      label,
      act: () => void this.#copy(format).catch(this.#say),
    });
    const cells = [
      item(t("Copy cells"), "tsv"),
      item(t("Copy as CSV"), "csv"),
      item(t("Copy as Markdown"), "markdown"),
    ];
    return [...cells, ...(this.#model.groups === null ? [] : this.#groupItems())];
  }

  /** Ways to take the groups away, with all that is said of the metrics shown. */
  #groupItems(): MenuItem[] {
    const { host, t } = this.page;
    const item = (label: string, format: ExportFormat, take: (text: string) => Promise<unknown>): MenuItem => ({
      label,
      act: () => void groupsCopy(this.#model, format).then(take).catch(this.#say),
    });
    const save = (name: string) => (text: string) => host.saveFile(name, new TextEncoder().encode(text));
    return [
      item(t("Copy groups as Markdown"), "md", (text) => host.copyText(text)),
      item(t("Save groups as CSV…"), "csv", save("groups.csv")),
      item(t("Save groups as JSON…"), "json", save("groups.json")),
    ];
  }

  #toggleChooser(kind: "columns" | "groups", told: (isOpen: boolean) => void): void {
    const { t } = this.page;
    const model = this.#model;
    const open = this.#chooser;
    const close = (): void => {
      made.remove();
      this.#chooser = null;
      told(false);
      this.#grid.view.element.focus();
    };
    open?.close();
    if (open?.kind === kind) return;
    const columns = this.#store.choices.map(({ column }) => column).filter(({ summary }) => summary === "last");
    const { groupBy } = model.layout;
    const made =
      kind === "columns"
        ? columnChooser(model, close, t)
        : groupChooser({
            choices: groupChoices(columns, groupBy),
            isBySeed: groupBy.toLowerCase() === "seed",
            changed: (by) => model.setLayout({ groupBy: by }),
            closed: close,
            t,
          });
    this.#chooser = { kind, close };
    told(true);
    this.#body.append(made);
  }
}

/** What of the shared state decides which cells there are. */
function cellsDependOn({ filter, isLoading, directions }: SharedState): string {
  return JSON.stringify([filter, isLoading, directions]);
}
