import { ByteReader } from "../../../core/bytes/byteReader";
import { ByteWriter } from "../../../core/bytes/byteWriter";
import { decodeUtf8 } from "../../../core/text/decodeUtf8";
import { encodeUtf8 } from "../../../core/text/encodeUtf8";
import type { RunTable } from "../../database/runTable";
import { savedKeys } from "./savedKeys";

/** What lies in a block. */
export interface RowsBlock {
  /** Rows of all runs as `packRow` writes them, joined by commas. */
  readonly rows: string;
  /** Bodies of all facts by their keys. */
  readonly facts: ReadonlyMap<string, Uint8Array>;
}

/** What a start shows, apart from the database: reading it takes a tenth of the time. */
export const rowsBlock = {
  write(table: Pick<RunTable, "headers" | "bodies">): Uint8Array {
    const pages = [...table.headers()].filter((page) => page !== "");
    const rows = encodeUtf8(pages.join(","));
    const writer = new ByteWriter(rows.length + 1024);
    writer.blob(rows);
    for (const { key, body } of table.bodies(savedKeys.factPrefix)) {
      writer.text(key);
      writer.blob(body);
    }
    return writer.finish();
  },

  /** Throws a RangeError for bytes that `write` did not make. */
  read(bytes: Uint8Array): RowsBlock {
    const reader = new ByteReader(bytes);
    const rows = decodeUtf8(reader.blob());
    const facts = new Map<string, Uint8Array>();
    while (!reader.isAtEnd) facts.set(reader.text(), reader.blob());
    return { rows, facts };
  },
};
