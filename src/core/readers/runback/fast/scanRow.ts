import { scanDecimal } from "../../../decimal/scanDecimal";
import type { RowTemplate } from "./rowTemplate";
import { scanStrange } from "./scanStrange";

/**
 * Reads one line that has the template's shape. Numbers follow JSON's grammar, and are the doubles that `Number` makes of
 * them.
 * @param view of the same bytes; `lookahead` bytes must follow the line, as fixed bytes are read by fours, too
 * @param out gets one number a slot
 * @returns where the next line begins, or -1 when this one has another shape
 */
export function scanRow(
  template: RowTemplate,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  out: Float64Array,
): number {
  const { slots, lengths, words, masks } = template;
  let p = start;
  let word = 0;
  for (let slot = 0; ; slot++) {
    const length = lengths[slot]!;
    const wholeEnd = p + (length & ~3);
    const end = p + length;
    for (; p < wholeEnd; p += 4) if (view.getInt32(p, true) !== words[word++]) return -1;
    const mask = masks[slot]!;
    if (mask !== 0 && ((view.getInt32(p, true) ^ words[word++]!) & mask) !== 0) return -1;
    p = end;
    if (slot === slots) return p;

    const numberEnd = scanDecimal(bytes, view, p, out, slot);
    p = numberEnd >= 0 ? numberEnd : scanStrange(bytes, p, out, slot);
    if (p < 0) return -1;
  }
}
