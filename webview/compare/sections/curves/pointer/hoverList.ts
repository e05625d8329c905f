import type { CurveAxis } from "../../../../../src/core/curves/curveAxis";
import { formatNumber } from "../../../../../src/core/format/formatNumber";
import { axisText } from "../../../../../src/core/view/curves/axisText";
import { hoverOrders, type HoverOrder, type HoverRow } from "../../../../../src/core/view/curves/hoverRows";
import { element } from "../../../../shared/element";
import { runMark } from "../../../runMark";
import type { CurveBoard } from "../curveBoard";
import "./hoverList.css";
import { placeBeside } from "./placeBeside";

/** Lines that the list has room for while it follows the pointer; one that is kept open scrolls through all. */
const most = 16;

interface Line {
  readonly row: HTMLElement;
  readonly mark: HTMLElement;
  readonly name: HTMLElement;
  readonly value: HTMLElement;
  /** Run and name that the line shows. */
  shown: string;
}

/**
 * The values at the place pointed at, beside it. It follows the pointer until it is kept open by a click or by Enter:
 * then its order is chosen by buttons. Key `s` goes from one order to the next at any time.
 */
export class HoverList {
  readonly #box = element("div", { class: "hover-list", hidden: true, role: "status" });
  readonly #place = element("div", { class: "hover-head" });
  readonly #hint = element("div", { class: "muted" });
  readonly #sort: HTMLElement;
  readonly #body = element("div", { class: "hover-rows" });
  readonly #rest = element("div", { class: "muted" });
  readonly #lines: Line[] = [];
  readonly #press: (event: KeyboardEvent) => void;
  #isKept = false;

  constructor(
    private readonly canvas: HTMLElement,
    private readonly board: CurveBoard,
  ) {
    const { t } = board.context;
    this.#sort = element("div", { class: "hover-sort", role: "group", "aria-label": t("Order"), hidden: true });
    for (const order of hoverOrders) {
      const button = element("button", { type: "button", "data-order": order }, this.#textOf(order));
      button.addEventListener("click", () => board.sortValues(order));
      this.#sort.append(button);
    }
    this.#box.append(this.#place, this.#sort, this.#hint, this.#body, this.#rest);
    canvas.after(this.#box);
    this.#press = (event) => {
      const isField = event.target instanceof HTMLElement && /^(input|vscode-text-field)$/i.test(event.target.tagName);
      if (event.key !== "s" || this.#box.hidden || isField) return;
      board.sortValues(hoverOrders[(hoverOrders.indexOf(board.order) + 1) % hoverOrders.length] ?? "value");
    };
    document.addEventListener("keydown", this.#press);
  }

  /** Whether the list stays where it is, and takes the pointer and the keyboard. */
  get isKept(): boolean {
    return this.#isKept;
  }

  set isKept(isKept: boolean) {
    this.#isKept = isKept;
    this.#box.classList.toggle("kept", isKept);
    this.#sort.hidden = !isKept;
    this.#hint.hidden = isKept;
  }

  /** The list itself, for what is pressed in it. */
  get element(): HTMLElement {
    return this.#box;
  }

  focus(): void {
    this.#sort.querySelector("button")?.focus();
  }

  /**
   * @param rows none: only the place is told
   * @param left where the place is, in pixels from the chart's left edge
   */
  show(rows: readonly HoverRow[], place: number, left: number, axis: CurveAxis): void {
    const { context, order } = this.board;
    const { t } = context;
    const offset = new Date().getTimezoneOffset();
    const name =
      typeof axis === "object" ? axis.metric : { step: t("step"), relative: t("after"), wall: t("at") }[axis];
    this.#place.textContent = `${name} ${axisText(axis, place, offset)}`;
    this.#hint.hidden = this.#isKept || rows.length === 0;
    this.#hint.textContent = t("{0}. S changes the order, a click keeps it open", this.#textOf(order));
    for (const button of this.#sort.children)
      button.setAttribute("aria-pressed", String((button as HTMLElement).dataset["order"] === order));
    const shown = this.#isKept ? rows : rows.slice(0, most);
    for (const [i, row] of shown.entries()) this.#fill(this.#line(i), row);
    for (const line of this.#lines.slice(shown.length)) line.row.hidden = true;
    const hidden = rows.length - shown.length;
    this.#rest.textContent = hidden > 0 ? t("and {0} more", hidden) : "";
    this.#box.hidden = false;
    placeBeside(this.#box, this.canvas, left);
  }

  hide(): void {
    this.isKept = false;
    this.#box.hidden = true;
  }

  dispose(): void {
    document.removeEventListener("keydown", this.#press);
    this.#box.remove();
  }

  #textOf(order: HoverOrder): string {
    const { t } = this.board.context;
    return {
      value: t("Largest first"),
      smallest: t("Smallest first"),
      name: t("By name"),
      distance: t("Nearest first"),
    }[order];
  }

  #line(i: number): Line {
    const known = this.#lines[i];
    if (known) return known;
    const [mark, name, value] = [element("span"), element("bdi", { class: "hover-name" }), element("span")];
    const row = element("div", { class: "hover-row" }, mark, name, value);
    this.#body.append(row);
    const line = { row, mark, name, value, shown: "" };
    this.#lines.push(line);
    return line;
  }

  #fill(line: Line, { runId, runName, value, smooth, band }: HoverRow): void {
    line.row.hidden = false;
    const text = smooth === null ? formatNumber(value) : `${formatNumber(smooth)} (${formatNumber(value)})`;
    const ends = band ? ` [${formatNumber(band.lower)}, ${formatNumber(band.upper)}] n = ${band.n}` : "";
    line.value.textContent = text + ends;
    // A band is drawn like its first run, and may stand beside it.
    const style = this.board.context.runs.style(runId);
    const shown = JSON.stringify([style, runName]);
    if (line.shown === shown) return;
    line.shown = shown;
    line.mark.replaceChildren(runMark(style));
    line.name.textContent = runName.slice(0, 200);
  }
}
