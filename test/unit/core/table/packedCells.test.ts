import assert from "node:assert/strict";
import type { ColumnCells } from "../../../../src/core/table/columns/columnCells";
import { packedCells } from "../../../../src/core/table/columns/packedCells";

const text = (texts: readonly string[]): ColumnCells => ({ kind: "text", ids: Int32Array.of(0, -1), texts });

describe("packedCells", () => {
  const through = (cells: Parameters<typeof packedCells.pack>[0]) => packedCells.unpack(packedCells.pack(cells));

  it("brings every text across as it was, whatever its characters and its neighbours", () => {
    const runIds = ["a", "", "ä€😀", "\uFEFFmarked", "line\n\u0000\u007F", "x".repeat(5000)];
    const cells = { runIds, cells: [text(["\uFEFF", "1"]), text([]), text(["", ""])] };
    assert.deepEqual(through(cells), cells);
    assert.deepEqual(through({ runIds: [], cells: [] }), { runIds: [], cells: [] });
  });

  it("replaces half a character alone, and keeps the texts around it", () => {
    assert.deepEqual(through({ runIds: ["a\uD800", "b"], cells: [] }).runIds, ["a\uFFFD", "b"]);
  });

  it("holds no text of its own, and passes columns of numbers on as they are", () => {
    const numbers: ColumnCells = { kind: "number", values: Float64Array.of(NaN, 1), has: Uint8Array.of(1, 1) };
    const none: ColumnCells = { kind: "none" };
    const textColumn = { kind: "text", ids: 0, bytes: 0, ends: 0 };
    const packed = packedCells.pack({ runIds: ["one", "two"], cells: [numbers, none, text(["adam"])] });
    assert.equal(packed.cells[0], numbers);
    assert.equal(packed.cells[1], none);
    // What the editor writes as JSON.
    const json = JSON.stringify(packed, (_key, value: unknown) => (ArrayBuffer.isView(value) ? 0 : value));
    const expected = {
      runIds: { bytes: 0, ends: 0 },
      cells: [{ kind: "number", values: 0, has: 0 }, none, textColumn],
    };
    assert.deepEqual(JSON.parse(json), expected);
  });
});
