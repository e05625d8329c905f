import type { ColumnCells } from "../../../src/core/table/columns/columnCells";
import { columnId } from "../../../src/core/table/columns/columnId";
import type { ColumnName } from "../../../src/core/table/columns/columnName";
import type { TableCellsQuery } from "../../../src/protocol/tableQuery";
import { largeTable, type TableSize } from "../../../test/pages/runs/largeTable";

/** What the benchmark leaves in the page before this script. */
interface BenchWindow {
  tableSize: TableSize;
  /** When the page's own script began, in `performance.now()`. */
  startedAt: number;
  acquireVsCodeApi: () => unknown;
}

const scope = window as unknown as BenchWindow;
const table = largeTable(scope.tableSize);
const made = new Map<string, ColumnCells>();

/** A copy, since what is sent is moved to the page. */
function copyOf(cells: ColumnCells | undefined): ColumnCells {
  if (cells?.kind === "number") return { ...cells, values: cells.values.slice(), has: cells.has.slice() };
  return cells?.kind === "text" ? { ...cells, ids: cells.ids.slice() } : { kind: "none" };
}

async function answer(method: string, args: readonly unknown[]): Promise<unknown> {
  if (method === "start") return { state: { experimentIds: [], experiments: [] }, preferences: {}, messages: {} };
  if (method === "shared") return { filter: "", pickedIds: [], currentId: null, isLoading: false, directions: {} };
  if (method === "columns") return table.tableColumns({});
  if (method === "sparklines") return table.sparklines(args[0] as { runIds: string[]; metrics: string[] });
  if (method !== "cells") return undefined;
  const { columns } = args[0] as TableCellsQuery;
  return { runIds, cells: columns.map((name) => copyOf(made.get(columnId(name)))) };
}

function buffersOf(value: unknown): ArrayBuffer[] {
  const { cells } = (value ?? {}) as { cells?: readonly ColumnCells[] };
  return (cells ?? []).flatMap((one) =>
    one.kind === "number" ? [one.values.buffer, one.has.buffer] : one.kind === "text" ? [one.ids.buffer] : [],
  );
}

let runIds: readonly string[] = [];
/** Cells are made before the page begins, so that their making is not measured. */
async function prepare(): Promise<void> {
  const columns: readonly ColumnName[] = await table.tableColumns({});
  for (const name of columns) {
    const one = await table.tableCells({ columns: [name] });
    made.set(columnId(name), one.cells[0] ?? { kind: "none" });
    runIds = one.runIds;
  }
}

/** A host inside the page: messages cross as in the editor, moved and not copied, and nothing else takes time. */
scope.acquireVsCodeApi = () => ({
  getState: () => undefined,
  setState: () => undefined,
  postMessage(message: { rpc?: string; id?: number; method?: string; args?: readonly unknown[] }) {
    if (message.rpc !== "call") return;
    void answer(message.method ?? "", message.args ?? []).then((value) =>
      window.postMessage({ rpc: "result", id: message.id, value }, "*", buffersOf(value)),
    );
  },
});
Object.assign(scope, { prepared: prepare() });
