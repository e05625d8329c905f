import { hasBands } from "../../../../../src/core/curves/bands/hasBands";
import type { CurvesAnswer } from "../../../../../src/core/curves/curvesQuery";
import { axisText } from "../../../../../src/core/view/curves/axisText";
import { bandCountText } from "../../../../../src/core/view/curves/bandCountText";
import { countStrange } from "../../../../../src/core/view/curves/countStrange";
import { curveSummary } from "../../../../../src/core/view/curves/curveSummary";
import { LineChart } from "../../../../shared/chart";
import { element } from "../../../../shared/element";
import { logText } from "../../../../shared/parts/logText";
import type { MenuItem } from "../../../../shared/parts/menu";
import { menuButton } from "../../../../shared/parts/menuButton";
import { theme } from "../../../../shared/theme";
import { askedCurves, bandsOf, type AskedCurves } from "../askedCurves";
import { BandLayer } from "../bands/bandLayer";
import "./chartCard.css";
import { chartPicture } from "./chartPicture";
import { chartTable } from "./chartTable";
import type { ChartFeed } from "./chartFeed";
import type { CurveBoard } from "../curveBoard";
import { HoverLayer } from "../pointer/hoverLayer";
import { saveCurves } from "../saveCurves";
import { savePicture } from "../savePicture";
import { shownCurves, type ShownCurve } from "../shownCurves";
import { zoomByPointer } from "../pointer/zoomByPointer";

/** More columns than a chart has pixels draw nothing more. */
const leastColumns = 50;

/** One metric of all runs: asks for its curves while it can be seen, draws them, and lets them be looked at closely. */
export class ChartCard {
  readonly element: HTMLElement;
  readonly #canvas = element("canvas", { role: "img" });
  readonly #over = element("canvas", { class: "hover-layer", tabindex: 0, role: "application" });
  readonly #note = element("p", { class: "chart-note muted" });
  readonly #table = element("div", { class: "chart-table", hidden: true });
  readonly #body = element("div", { class: "chart-body" });
  readonly #stops: (() => void)[] = [];
  #chart: LineChart | null = null;
  #hover: HoverLayer | null = null;
  #answer: CurvesAnswer | null = null;
  readonly #bands: BandLayer;
  /** What the last question was about, and what is drawn. */
  #wanted: AskedCurves = { runIds: [], groups: [] };
  #asked = this.#wanted;
  #isSeen = false;
  /** Questions asked, and the one whose answer is drawn. */
  #asks = 0;
  #drawn = 0;

  constructor(
    readonly metric: string,
    private readonly board: CurveBoard,
    private readonly feed: ChartFeed,
    private readonly enlarge: ((metric: string) => void) | null,
  ) {
    const { t } = board.context;
    this.#over.setAttribute("aria-label", t("{0}: arrows read values, plus and minus zoom, Escape shows all", metric));
    this.#canvas.setAttribute("aria-label", metric);
    const acts = element(
      "button",
      { type: "button", class: "icon-button", "aria-label": t("More for {0}", metric) },
      "⋯",
    );
    menuButton(acts, metric, () => this.#acts());
    this.#bands = new BandLayer(board.context);
    this.#body.append(this.#bands.element, this.#canvas, this.#over, this.#note);
    const head = element("header", {}, element("h3", {}, logText(metric)), acts);
    this.element = element("article", { class: "chart-card" }, head, this.#body, this.#table);
    this.element.dataset["metric"] = metric;
  }

  /** The card came into view: only now it costs anything. */
  seen(): void {
    if (this.#isSeen) return;
    this.#isSeen = true;
    const { runs } = this.board.context;
    this.#stops.push(
      theme.onDidChange(() => this.#draw()),
      runs.onDidSelect.listen(() => this.#select()),
      this.board.groups.onDidChange.listen(() => this.ask()),
      this.board.onDidSet.listen(() => this.ask()),
      this.board.onDidZoom.listen(() => this.ask()),
    );
    const resized = new ResizeObserver(() => {
      this.#hover?.resize();
      this.#bands.resize();
    });
    resized.observe(this.#body);
    this.#stops.push(() => resized.disconnect());
    this.ask();
  }

  /** The card went out of view, or is taken away: gives back all that it holds. */
  unseen(): void {
    this.feed.withdraw(this);
    for (const stop of this.#stops.splice(0)) stop();
    this.#hover?.dispose();
    this.#hover = null;
    this.#bands.clear();
    this.#chart?.destroy();
    this.#chart = null;
    this.#answer = null;
    this.#isSeen = false;
  }

  /** Asks for the curves again: the runs went on, or the settings are others. */
  ask(): void {
    if (!this.#isSeen) return;
    const { range, settings } = this.board;
    const asked = askedCurves(this.metric, this.board);
    this.#wanted = asked;
    const { runIds } = asked;
    const { axis, isLogX, smoothing } = settings;
    const columns = Math.max(leastColumns, Math.round(this.#body.clientWidth));
    const ask = ++this.#asks;
    const query = { runIds, metric: this.metric, axis, isLogX, range, columns, smoothing };
    this.feed.curves(this, { ...query, ...bandsOf(asked, this.board) }).then(
      (answer) => {
        // Two may be under way: what was asked before is not drawn over what was asked after it.
        if (answer === null || !this.#isSeen || ask < this.#drawn) return;
        this.#drawn = ask;
        this.#answer = answer;
        this.#asked = asked;
        this.#draw();
      },
      (error: unknown) => this.#say(error instanceof Error ? error.message : String(error)),
    );
  }

  /** The runs were read again: asks where others have logged the metric now. @param hasNewLook draws in any case */
  update(hasNewLook: boolean): void {
    if (!this.#isSeen) return;
    if (JSON.stringify(askedCurves(this.metric, this.board)) !== JSON.stringify(this.#wanted)) this.ask();
    else if (hasNewLook) this.#draw();
  }

  /** Runs were hidden or shown, or one is pointed at: a band is of those that are shown. */
  #select(): void {
    const { groups } = askedCurves(this.metric, this.board);
    if (JSON.stringify(groups) === JSON.stringify(this.#asked.groups)) this.#draw();
    else this.ask();
  }

  #draw(): void {
    const answer = this.#answer;
    if (answer === null) return;
    const { context, settings } = this.board;
    const shown = shownCurves(this.#asked, answer, context.runs);
    const picture = chartPicture(shown, answer, context.runs, settings);
    if (this.#chart) this.#chart.draw(picture);
    else {
      this.#chart = new LineChart(this.#canvas, picture);
      this.#hover = new HoverLayer(this.#over, this.metric, this.#chart, this.board);
      this.#stops.push(zoomByPointer(this.#over, this.#chart, this.board, this.#hover, () => this.#answer));
    }
    this.#bands.show(this.#chart, shown);
    this.#hover?.show(shown);
    this.#say(this.#remark(shown));
    this.#describe(shown, answer);
    if (!this.#table.hidden) this.#fillTable(shown);
    this.element.dataset["drawn"] = String(shown.length);
  }

  /** What the lines alone do not say. */
  #remark(shown: readonly ShownCurve[]): string {
    const { context, settings } = this.board;
    const { t } = context;
    if (shown.length === 0) return this.#hasNone ? t("No run has logged this metric") : t("All runs are hidden");
    const { strange, atOrBelowZero, all } = countStrange(shown.map(({ curve }) => curve));
    if (strange === all) return t("No value is a number");
    const isApart = settings.spread !== null && !hasBands(settings.axis);
    const remarks = [
      isApart
        ? t("Groups are only drawn as one over step and relative time: on this axis runs cannot be aligned")
        : null,
      strange > 0 ? t("✕ marks values that are not numbers") : null,
      settings.isLogY && atOrBelowZero > 0 ? t("Values at or below 0 are not drawn") : null,
    ];
    return remarks.filter((remark) => remark !== null).join(" · ");
  }

  #say(text: string): void {
    this.#note.textContent = text;
    this.#note.hidden = text === "";
  }

  #describe(shown: readonly ShownCurve[], { from, to }: CurvesAnswer): void {
    const { t } = this.board.context;
    const text = this.#placeText();
    // Members are told of by their band.
    const told = shown.filter(({ drawnAs }) => drawnAs !== "member");
    const summed = told.map(({ runName, curve, band }) => {
      const n = band ? `, ${t("n = {0}", bandCountText(band.counts, text, t))}` : "";
      return { ...curve, runName: runName + n };
    });
    const words = curveSummary(this.metric, summed, text(from), text(to), t);
    const means = told.filter(({ band }) => band !== null).length;
    this.#canvas.setAttribute("aria-label", means === 0 ? words : `${words} ${t("{0} of these are means.", means)}`);
  }

  #fillTable(shown: readonly ShownCurve[]): void {
    const { context } = this.board;
    this.#table.replaceChildren(chartTable(this.metric, shown, this.#placeText(), context.t));
  }

  #placeText(): (place: number) => string {
    const offset = new Date().getTimezoneOffset();
    const { axis } = this.board.settings;
    return (place) => axisText(axis, place, offset);
  }

  get #hasNone(): boolean {
    return this.#asked.runIds.length + this.#asked.groups.length === 0;
  }

  #acts(): MenuItem[][] {
    const { context, settings } = this.board;
    const { t } = context;
    const isPinned = settings.pinned.includes(this.metric);
    const others = settings.pinned.filter((metric) => metric !== this.metric);
    const look = [
      ...(this.enlarge ? [{ label: t("Full Size"), act: () => this.enlarge?.(this.metric) }] : []),
      {
        label: t("Pinned"),
        isChecked: isPinned,
        act: () => this.board.set({ pinned: isPinned ? others : [...others, this.metric] }),
      },
      { label: t("Show as Table"), isChecked: !this.#table.hidden, act: () => this.#toggleTable() },
      { label: t("Show All"), act: () => this.board.zoom(null) },
    ];
    const said = (error: unknown): void => this.#say(error instanceof Error ? error.message : String(error));
    const save = [
      { label: t("Save as PNG"), act: () => void this.#savePicture().catch(said) },
      { label: t("Save as CSV"), act: () => void saveCurves(this.metric, this.#asked, this.board).catch(said) },
    ];
    return [look, save];
  }

  #toggleTable(): void {
    this.#table.hidden = !this.#table.hidden;
    if (!this.#table.hidden && this.#answer !== null)
      this.#fillTable(shownCurves(this.#asked, this.#answer, this.board.context.runs));
  }

  async #savePicture(): Promise<void> {
    if (this.#answer === null) return;
    const { context, settings } = this.board;
    const shown = shownCurves(this.#asked, this.#answer, context.runs);
    const picture = chartPicture(shown, this.#answer, context.runs, settings);
    await savePicture(this.metric, picture, shown, context);
  }
}
