import type { CurveAxis } from "../../../../src/core/curves/curveAxis";
import { formatNumber } from "../../../../src/core/format/formatNumber";
import { axisText } from "../../../../src/core/view/curves/axisText";
import type { HoverOrder, HoverRow } from "../../../../src/core/view/curves/hoverRows";
import { element } from "../../../shared/element";
import { runMark } from "../../runMark";
import type { CurveBoard } from "./curveBoard";

/** Lines that the list has room for. */
const most = 16;
const orders: readonly HoverOrder[] = ["value", "name", "distance"];

interface Line {
  readonly row: HTMLElement;
  readonly mark: HTMLElement;
  readonly name: HTMLElement;
  readonly value: HTMLElement;
  /** Run and name that the line shows. */
  shown: string;
}

/** The values at the place pointed at, beside it. Key `s` sorts them by value, by name, or by distance. */
export class HoverList {
  readonly #box = element("div", { class: "hover-list", hidden: true, role: "status" });
  readonly #head = element("div", { class: "hover-head" });
  readonly #rest = element("div", { class: "muted" });
  readonly #lines: Line[] = [];
  readonly #press: (event: KeyboardEvent) => void;
  #order: HoverOrder = "value";

  constructor(
    private readonly canvas: HTMLElement,
    private readonly board: CurveBoard,
  ) {
    this.#box.append(this.#head, this.#rest);
    canvas.after(this.#box);
    this.#press = (event) => {
      const isField = event.target instanceof HTMLElement && /^(input|vscode-text-field)$/i.test(event.target.tagName);
      if (event.key !== "s" || this.#box.hidden || isField) return;
      this.#order = orders[(orders.indexOf(this.#order) + 1) % orders.length] ?? "value";
    };
    document.addEventListener("keydown", this.#press);
  }

  get order(): HoverOrder {
    return this.#order;
  }

  /** @param left where the place is, in pixels from the chart's left edge */
  show(rows: readonly HoverRow[], place: number, left: number, axis: CurveAxis): void {
    const { t } = this.board.context;
    const offset = new Date().getTimezoneOffset();
    const name =
      typeof axis === "object" ? axis.metric : { step: t("step"), relative: t("after"), wall: t("at") }[axis];
    const order = { value: t("by value"), name: t("by name"), distance: t("nearest first") }[this.#order];
    this.#head.textContent = `${name} ${axisText(axis, rows[0]?.place ?? place, offset)} · ${order} (s)`;
    for (const [i, row] of rows.slice(0, most).entries()) this.#fill(this.#line(i), row);
    for (const line of this.#lines.slice(rows.length)) line.row.hidden = true;
    const hidden = rows.length - most;
    this.#rest.textContent = hidden > 0 ? t("and {0} more", hidden) : "";
    this.#box.hidden = false;
    // On the side where there is room.
    const isRight = left < this.canvas.clientWidth / 2;
    const room = isRight ? this.canvas.clientWidth - left : left;
    this.#box.style.maxWidth = `${room - 16}px`;
    this.#box.style.left = isRight ? `${left + 12}px` : "";
    this.#box.style.right = isRight ? "" : `${this.canvas.clientWidth - left + 12}px`;
  }

  hide(): void {
    this.#box.hidden = true;
  }

  dispose(): void {
    document.removeEventListener("keydown", this.#press);
    this.#box.remove();
  }

  #line(i: number): Line {
    const known = this.#lines[i];
    if (known) return known;
    const [mark, name, value] = [element("span"), element("bdi", { class: "hover-name" }), element("span")];
    const row = element("div", { class: "hover-row" }, mark, name, value);
    this.#rest.before(row);
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
    const shown = JSON.stringify([runId, runName]);
    if (line.shown === shown) return;
    line.shown = shown;
    line.mark.replaceChildren(runMark(this.board.context.runs.style(runId)));
    line.name.textContent = runName.slice(0, 200);
  }
}
