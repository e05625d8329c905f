import { decodeUtf8 } from "../../text/decodeUtf8";

/** Bytes of a row with quoted cells, at most: a quote that is never closed must not swallow the file. */
export const maxQuotedBytes = 65_536;

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/** The cells of a row, and where the next row begins. */
export interface SplitRow {
  readonly cells: readonly string[];
  readonly end: number;
  /** Line ends inside quoted cells. */
  readonly extraLines: number;
}

/**
 * Splits one row in cells, without the spaces around them. Cells may be quoted (doubled quotes and line ends inside are
 * part of the cell), and then what follows the closing quote up to the delimiter is kept as it is.
 * @param delimiter its code
 * @returns null when the row does not end within `bytes` or within the bytes that a quoted row may have
 */
export function splitRow(bytes: Uint8Array, start: number, delimiter: number): SplitRow | null {
  const cells: string[] = [];
  let extraLines = 0;
  let p = start;
  for (;;) {
    while (bytes[p] === 32) p++;
    let text: string | null = null;
    if (bytes[p] === quote) {
      const end = closingQuote(bytes, p + 1, Math.min(bytes.length, start + maxQuotedBytes));
      if (end < 0) return null;
      text = decodeUtf8(bytes.subarray(p + 1, end)).replaceAll('""', '"');
      for (let i = p; i < end; i++) if (bytes[i] === lineFeed) extraLines++;
      p = end + 1;
    }
    const from = p;
    while (p < bytes.length && bytes[p] !== delimiter && bytes[p] !== lineFeed) p++;
    if (p >= bytes.length) return null;
    const isLast = bytes[p] === lineFeed;
    const to = isLast && p > from && bytes[p - 1] === carriageReturn ? p - 1 : p;
    const rest = decodeUtf8(bytes.subarray(from, to));
    cells.push(text === null ? rest.trim() : text + rest.trim());
    p++;
    if (isLast) return { cells, end: p, extraLines };
  }
}

function closingQuote(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (bytes[i] !== quote) continue;
    if (bytes[i + 1] !== quote) return i;
    i++;
  }
  return -1;
}
