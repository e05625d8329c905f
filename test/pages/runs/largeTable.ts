import { columnField } from "../../../src/core/table/columns/columnField";
import type { ColumnCells } from "../../../src/core/table/columns/columnCells";
import { packedCells } from "../../../src/core/table/columns/packedCells";
import type { ColumnName } from "../../../src/core/table/columns/columnName";
import type { IndexApi } from "../../../src/protocol/indexApi";

/** How large a made-up table is. */
export interface TableSize {
  readonly runs: number;
  /** Params and metrics, half and half. */
  readonly columns: number;
}

const attributes = ["run_name", "status", "is_stale", "start_time", "duration"];

/** The answers of an index that knows many runs, worked out from the numbers of row and column alone. */
export function largeTable({
  runs,
  columns,
}: TableSize): Pick<IndexApi, "tableColumns" | "packedCells" | "groups" | "sparklines" | "complete"> {
  const runIds = Array.from({ length: runs }, (_, i) => `made:${i}`);
  const name = (entity: ColumnName["entity"], key: string): ColumnName => ({ entity, key, summary: "last" });
  const half = Math.ceil(columns / 2);
  const names = [
    ...attributes.map((key) => name("attributes", key)),
    ...Array.from({ length: half }, (_, i) => name("params", `param_${i}`)),
    ...Array.from({ length: columns - half }, (_, i) => name("metrics", `metric_${i}`)),
  ];
  return {
    complete: async () => [],
    tableColumns: async () => names.map((one) => ({ ...one, isConstant: false, share: 1 })),
    async packedCells({ columns: asked, runIds: only }) {
      const rows = only ? only.map((runId) => Number(runId.slice(5))) : runIds.map((_, i) => i);
      const answer = { runIds: rows.map((row) => `made:${row}`), cells: asked.map((one) => cells(one, rows)) };
      return packedCells.pack(answer);
    },
    async groups({ by }) {
      const field = name("params", by.replace("params.", ""));
      const all = runIds.map((_, row) => row);
      const keys = cells(field, all);
      if (keys.kind !== "text") throw new Error(`Runs are not grouped by ${by} here.`);
      const members = keys.texts.map((_, at) => all.filter((row) => keys.ids[row] === at));
      return {
        kind: "fields",
        total: members.length,
        runIds: members.flat().map((row) => `made:${row}`),
        sizes: Int32Array.from(members, ({ length }) => length),
        firstNames: members.map(([first]) => `run-${first}`),
        fields: [field],
        keys: [{ ...keys, ids: Int32Array.from(keys.texts.keys()) }],
        statistics: [],
      };
    },
    async sparklines({ runIds: wanted, metrics }) {
      const count = wanted.length * metrics.length;
      const values = Float64Array.from({ length: count * 16 }, (_, i) => Math.sin(i / 5));
      return { lengths: new Uint8Array(count).fill(16), values };
    },
  };
}

function cells(name: ColumnName, rows: readonly number[]): ColumnCells {
  const salt = [...name.key].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7);
  if (name.key === "run_name") return textCells(rows, (row) => `run-${row}`);
  if (name.key === "status") return textCells(rows, (row) => (row % 10 === 3 ? "FAILED" : "FINISHED"));
  if (name.entity === "params") return textCells(rows, (row) => String(((row * salt) % 50) / 100));
  if (columnField(name)?.type === "time") return numberCells(rows, (row) => 1.75e12 + row * 6e4);
  return numberCells(rows, (row) => ((row * salt) % 7919) / 7919);
}

function numberCells(rows: readonly number[], valueOf: (row: number) => number): ColumnCells {
  return { kind: "number", values: Float64Array.from(rows, valueOf), has: new Uint8Array(rows.length).fill(1) };
}

function textCells(rows: readonly number[], textOf: (row: number) => string): ColumnCells {
  const texts = new Map<string, number>();
  const ids = Int32Array.from(rows, (row) => {
    const text = textOf(row);
    const id = texts.get(text) ?? texts.size;
    texts.set(text, id);
    return id;
  });
  return { kind: "text", ids, texts: [...texts.keys()] };
}
