import { decodeUtf8 } from "../../text/decodeUtf8";
import { encodeUtf8 } from "../../text/encodeUtf8";
import type { ColumnCells } from "./columnCells";

/** A list of texts as bytes. */
export interface PackedTexts {
  /** A space (a byte order mark at the front would be dropped), then all texts, in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each text ends, in characters (UTF-16 units) of all. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** The cells of one column, without a text by itself. */
export type PackedColumn = Exclude<ColumnCells, { kind: "text" }> | PackedTextColumn;

/** `ids` as in `ColumnCells`. */
interface PackedTextColumn extends PackedTexts {
  readonly kind: "text";
  readonly ids: Int32Array<ArrayBuffer>;
}

/** Cells of a table on their way to a page. */
export interface PackedCells {
  readonly runIds: PackedTexts;
  readonly cells: readonly PackedColumn[];
}

interface Cells {
  readonly runIds: readonly string[];
  readonly cells: readonly ColumnCells[];
}

const front = " ";

function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length);
  let end = front.length;
  for (let i = 0; i < ends.length; i++) ends[i] = end += texts[i]!.length;
  return { bytes: encodeUtf8(front + texts.join("")), ends };
}

function unpackTexts({ bytes, ends }: PackedTexts): string[] {
  const all = decodeUtf8(bytes);
  const texts: string[] = [];
  let from = front.length;
  for (const end of ends) {
    texts.push(all.slice(from, end));
    from = end;
  }
  return texts;
}

/**
 * Cells for a page, which the extension host only passes on: ten thousand runs have tens of thousands of texts, and
 * each of them by itself costs the host time, bytes do not. Lone surrogates become U+FFFD.
 */
export const packedCells = {
  pack: ({ runIds, cells }: Cells): PackedCells => ({
    runIds: packTexts(runIds),
    cells: cells.map((column) =>
      column.kind === "text" ? { kind: "text", ids: column.ids, ...packTexts(column.texts) } : column,
    ),
  }),
  unpack: ({ runIds, cells }: PackedCells): Cells => ({
    runIds: unpackTexts(runIds),
    cells: cells.map((column) =>
      column.kind === "text" ? { kind: "text", ids: column.ids, texts: unpackTexts(column) } : column,
    ),
  }),
};
