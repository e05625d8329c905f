import { element } from "../element";

/** A row; the first cell names it. */
export interface TableRow {
  readonly cells: readonly (Node | string)[];
  readonly className?: string;
}

/** What a table is made of. */
export interface TableParts {
  /** Says what the table is, to screen readers. */
  readonly label: string;
  readonly head: readonly (Node | string)[];
  /** A function makes its row when that is put into the page: for long lists. */
  readonly rows: readonly (TableRow | (() => TableRow))[];
  /** Rows put in at first, and with each press of the button below. */
  readonly pageSize: number;
  /** Text of that button, for so many rows that are not shown yet. */
  readonly moreText: (hidden: number) => string;
}

/** A plain table that scrolls sideways in itself, and takes long lists in pages. */
export function dataTable({ label, head, rows, pageSize, moreText }: TableParts): HTMLElement {
  const body = element("tbody");
  const header = element("thead", {}, element("tr", {}, ...head.map((cell) => element("th", { scope: "col" }, cell))));
  const table = element("table", { class: "data", "aria-label": label }, header, body);
  const scroller = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, table);
  const whole = element("div", { class: "table" }, scroller);
  const more = element("button", { class: "more", type: "button" });
  let shown = 0;
  const addRows = (): void => {
    const next = rows.slice(shown, shown + pageSize);
    shown += next.length;
    body.append(...next.map((row) => rowElement(typeof row === "function" ? row() : row)));
    if (shown >= rows.length) more.remove();
    else more.textContent = moreText(rows.length - shown);
  };
  more.addEventListener("click", () => {
    const last = body.lastElementChild;
    addRows();
    // The button can be gone now; the keyboard goes on at the first new row.
    if (!more.isConnected) (last?.nextElementSibling?.querySelector("button") ?? scroller).focus();
  });
  if (rows.length > pageSize) whole.append(more);
  addRows();
  return whole;
}

function rowElement({ cells: [first = "", ...rest], className }: TableRow): HTMLElement {
  const name = element("th", { scope: "row" }, first);
  return element("tr", { class: className }, name, ...rest.map((cell) => element("td", {}, cell)));
}
