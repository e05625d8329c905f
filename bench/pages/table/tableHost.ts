import { columnId } from "../../../src/core/table/columns/columnId";
import type { ColumnName } from "../../../src/core/table/columns/columnName";
import type { PackedColumn, PackedTexts } from "../../../src/core/table/columns/packedCells";
import type { KeptQueries } from "../../../src/protocol/pages/keptQueries";
import type { SharedState } from "../../../src/protocol/pages/runsPageApi";
import type { TableCellsQuery } from "../../../src/protocol/tableQuery";
import { largeTable, type TableSize } from "../../../test/pages/runs/largeTable";

/** What the benchmark leaves in the page before this script. */
interface BenchWindow {
  tableSize: TableSize;
  acquireVsCodeApi: () => unknown;
}

const kept: KeptQueries = { saved: [], history: [] };
/** A window in which nothing was picked or filtered. */
const shared: SharedState = {
  ...{ filter: "", draft: null, pickedIds: [], brushedIds: [], currentId: null },
  ...{ isLoading: false, directions: {} },
};
const scope = window as unknown as BenchWindow;
const table = largeTable(scope.tableSize);
const made = new Map<string, PackedColumn>();

/** A copy, since what is sent is moved to the page. */
function copyOf<T extends object>(part: T): T {
  const copied = Object.entries(part).map(([key, value]) => [key, isBytes(value) ? value.slice() : value] as const);
  return Object.fromEntries(copied) as T;
}

/** Columns consist of nothing else that is an array. */
function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(value);
}

async function answer(method: string, args: readonly unknown[]): Promise<unknown> {
  if (method === "start") return { state: { experimentIds: [], experiments: [] }, preferences: {}, messages: {} };
  if (method === "shared") return shared;
  if (method === "keptFilters") return kept;
  if (method === "columns") return table.tableColumns({});
  if (method === "sparklines") return table.sparklines(args[0] as { runIds: string[]; metrics: string[] });
  if (method !== "cells") return undefined;
  const { columns } = args[0] as TableCellsQuery;
  return { runIds: copyOf(runIds), cells: columns.map((name) => copyOf(made.get(columnId(name)) ?? { kind: "none" })) };
}

function buffersOf(value: unknown): ArrayBuffer[] {
  const { runIds = {}, cells = [] } = (value ?? {}) as { runIds?: object; cells?: readonly object[] };
  return [runIds, ...cells].flatMap((part) => Object.values(part).flatMap((one) => (isBytes(one) ? [one.buffer] : [])));
}

let runIds: PackedTexts = { bytes: new Uint8Array(), ends: new Uint32Array() };
/** Cells are made before the page begins, so that their making is not measured. */
async function prepare(): Promise<void> {
  const columns: readonly ColumnName[] = await table.tableColumns({});
  for (const name of columns) {
    const one = await table.packedCells({ columns: [name] });
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
