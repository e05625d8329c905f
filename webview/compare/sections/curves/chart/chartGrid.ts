import { chartGroups } from "../../../../../src/core/view/curves/chartGroups";
import { LineChart } from "../../../../shared/chart";
import { controls } from "../../../../shared/controls";
import { element } from "../../../../shared/element";
import { logText } from "../../../../shared/parts/logText";
import { ChartCard } from "./chartCard";
import type { ChartFeed } from "./chartFeed";
import "./chartGrid.css";
import type { CurveBoard } from "../curveBoard";

/** Charts put in at first, and with each press of the button below: a place in the page for each costs a little. */
const pageSize = 120;

/** CSS pixels beyond the edges: charts that near are seen soon. */
const reach = 200;

/** The charts in groups. Those that cannot be seen are empty places. */
export class ChartGrid {
  readonly element = element("div", { class: "chart-grid" });
  readonly #cards = new Map<string, ChartCard>();
  readonly #watch = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: `${reach}px 0px` });
  #pattern = "";
  #limit = pageSize;
  #built = "";
  #looks = "";
  #isRehearsed = false;

  constructor(
    private readonly board: CurveBoard,
    private readonly feed: ChartFeed,
    private readonly enlarge: (metric: string) => void,
  ) {
    board.onDidSet.listen(() => this.build());
  }

  search(pattern: string): void {
    this.#pattern = pattern;
    this.#limit = pageSize;
    this.build();
  }

  /** Asks again for what can be seen. */
  refresh(): void {
    for (const card of this.#cards.values()) card.ask();
  }

  /** Brings the charts up to date with what is known of the runs: their names, how they are drawn, what they have logged. */
  update(): void {
    const { runs } = this.board.context;
    const looks = JSON.stringify(runs.compared.rows.map(({ runId, runName }) => [runName, runs.style(runId)]));
    const hasNewLook = looks !== this.#looks;
    this.#looks = looks;
    for (const card of this.#cards.values()) card.update(hasNewLook);
  }

  /** Puts the charts in their places; what stands there already stays. */
  build(): void {
    const { context, settings } = this.board;
    const { metrics } = context.runs.compared;
    const groups = chartGroups(metrics, this.#pattern, new Set(settings.pinned));
    this.element.dataset["size"] = settings.size;
    const built = JSON.stringify([groups, this.#limit, context.runs.isLoaded]);
    if (built === this.#built) return;
    this.#built = built;
    const before = new Map(this.#cards);
    this.#cards.clear();
    const parts: Node[] = [];
    let left = this.#limit;
    for (const { prefix, metrics: own } of groups) {
      const shown = own.slice(0, left);
      left -= shown.length;
      if (shown.length === 0) break;
      const cards = shown.map((metric) => {
        const card = before.get(metric) ?? new ChartCard(metric, this.board, this.feed, this.enlarge);
        before.delete(metric);
        this.#cards.set(metric, card);
        this.#watch.observe(card.element);
        return card.element;
      });
      const grid = element("div", { class: "chart-cells" }, ...cards);
      parts.push(
        element(
          "section",
          { class: "chart-group", "data-count": shown.length },
          element("h2", {}, ...this.#title(prefix, own.length)),
          grid,
        ),
      );
    }
    for (const card of before.values()) {
      this.#watch.unobserve(card.element);
      card.unseen();
    }
    const hidden = groups.reduce((sum, group) => sum + group.metrics.length, 0) - this.#cards.size;
    if (hidden > 0) parts.push(this.#moreButton(hidden));
    if (parts.length === 0) parts.push(this.#empty(metrics.length));
    this.element.replaceChildren(...parts);
    this.#seeAtOnce();
  }

  /** The browser tells what can be seen only after a frame: what is in sight by now asks before that is painted. */
  #seeAtOnce(): void {
    if (this.element.clientHeight === 0) return;
    if (this.#cards.size > 0) this.#rehearse();
    for (const card of this.#cards.values()) {
      const { top, bottom } = card.element.getBoundingClientRect();
      if (top > window.innerHeight + reach) return;
      if (bottom > -reach) card.seen();
    }
  }

  /** Once, when the places of the charts are painted and their curves are still to come. */
  #rehearse(): void {
    if (this.#isRehearsed) return;
    this.#isRehearsed = true;
    const isWaiting = () => this.element.querySelector("[data-drawn]") === null;
    requestAnimationFrame(() => setTimeout(() => isWaiting() && LineChart.rehearse()));
  }

  #title(prefix: string | null, count: number): (Node | string)[] {
    const { t } = this.board.context;
    const name = prefix === null ? t("Pinned") : prefix === "" ? t("Metrics") : logText(prefix);
    return [name, element("span", { class: "count" }, String(count))];
  }

  #moreButton(hidden: number): HTMLElement {
    const { t } = this.board.context;
    return controls.button(t("Show {0} More of {1} Charts", Math.min(hidden, pageSize), hidden), () => {
      this.#limit += pageSize;
      this.build();
    });
  }

  #empty(metrics: number): HTMLElement {
    const { runs, t } = this.board.context;
    if (!runs.isLoaded) return element("p", { class: "muted" }, t("Reading…"));
    const text = metrics > 0 ? t("No metric matches.") : t("These runs have logged no metrics yet.");
    return element("p", { class: "muted" }, text);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const card = this.#cards.get((target as HTMLElement).dataset["metric"] ?? "");
      if (card?.element !== target) continue;
      if (isIntersecting) card.seen();
      else card.unseen();
    }
  }
}
