import type { ComparedRuns } from "../../src/core/compare/comparedRuns";
import { assignStyles } from "../../src/core/view/styles/assignStyles";
import type { RunStyle } from "../../src/core/view/styles/runStyle";
import type { PageRuns } from "../../src/protocol/pages/compareApi";
import type { RunBrush } from "../../src/protocol/pages/runBrush";
import { Signal } from "../shared/signal";

const plainStyle: RunStyle = { colour: 0, dash: 0, marker: 0 };
const none: ComparedRuns = { rows: [], metrics: [], logged: [] };

/** The runs of the page: what the index says of them, how each is drawn, and which the user hid, marked or points at. */
export class RunSet {
  /** The index knows other runs or metrics than before, or more of them. */
  readonly onDidLoad = new Signal<void>();
  /** Points or details of these runs may have changed; null: of any. */
  readonly onDidChange = new Signal<readonly string[] | null>();
  /** Another selection of runs is shown: hidden ones, marked ones or the highlighted one. */
  readonly onDidSelect = new Signal<void>();
  #compared = none;
  #styles: ReadonlyMap<string, RunStyle> = new Map();
  #hidden: ReadonlySet<string> = new Set();
  #brush: RunBrush | null = null;
  #brushed: ReadonlySet<string> | null = null;
  #highlighted: string | null = null;

  get compared(): ComparedRuns {
    return this.#compared;
  }

  /** Whether the index has answered. */
  get isLoaded(): boolean {
    return this.#compared !== none;
  }

  load({ compared, styles }: PageRuns): void {
    this.#compared = compared;
    const runIds = compared.rows.map(({ runId }) => runId);
    this.#styles = assignStyles(runIds, new Map(runIds.map((runId, i) => [runId, styles[i] ?? plainStyle])));
    this.onDidLoad.fire();
  }

  has(runId: string): boolean {
    return this.#compared.rows.some((row) => row.runId === runId);
  }

  /** A run is drawn another way now. */
  restyle(runId: string, style: RunStyle): void {
    this.#styles = new Map([...this.#styles, [runId, style]]);
    this.onDidLoad.fire();
  }

  style(runId: string): RunStyle {
    return this.#styles.get(runId) ?? plainStyle;
  }

  /** Whether a run is drawn: not hidden, and among the marked ones where some are. */
  isShown(runId: string): boolean {
    return !this.#hidden.has(runId) && (this.#brushed?.has(runId) ?? true);
  }

  isHidden(runId: string): boolean {
    return this.#hidden.has(runId);
  }

  setHidden(runId: string, isHidden: boolean): void {
    const hidden = new Set(this.#hidden);
    if (isHidden) hidden.add(runId);
    else hidden.delete(runId);
    this.#hidden = hidden;
    this.onDidSelect.fire();
  }

  /** Shows only the marked runs, in every section; null: the marks are cleared. */
  setBrush(brush: RunBrush | null): void {
    this.#brush = brush;
    this.#brushed = brush && new Set(brush.runIds);
    this.onDidSelect.fire();
  }

  /** What is marked; null: nothing. */
  get brush(): RunBrush | null {
    return this.#brush;
  }

  /** The run that the user points at; null: none. */
  get highlighted(): string | null {
    return this.#highlighted;
  }

  highlight(runId: string | null): void {
    if (runId === this.#highlighted) return;
    this.#highlighted = runId;
    this.onDidSelect.fire();
  }
}
