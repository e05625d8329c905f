import { PointGatherer } from "../../../ingest/pointGatherer";
import type { RowTemplate, SlotRole } from "./rowTemplate";
import { tokenizeRow, type RowToken } from "./tokenizeRow";

/**
 * Makes a template of a line that was read by `JSON.parse` as a metric record without any complaint; null when the line
 * is of a shape that a template cannot stand for.
 * @param line with its line feed
 */
export function learnTemplate(line: Uint8Array, writer: string, metrics: readonly string[]): RowTemplate | null {
  const tokens = tokenizeRow(line);
  if (tokens === null) return null;
  const values = tokens.filter(({ role }) => role === "value");
  const names = values.map(({ key }) => key);
  if (names.length !== metrics.length || names.some((name, i) => name !== metrics[i])) return null;
  const slotOf = (role: SlotRole) => tokens.findIndex((token) => token.role === role);
  const isOnce = (role: SlotRole) => tokens.filter((token) => token.role === role).length <= 1;
  if (slotOf("step") < 0 || !isOnce("step") || !isOnce("seq") || !isOnce("time")) return null;
  return {
    ...fixedBytes(line, tokens),
    slots: tokens.length,
    seq: slotOf("seq"),
    time: slotOf("time"),
    step: slotOf("step"),
    firstValue: slotOf("value"),
    metrics,
    key: PointGatherer.keyOf(metrics),
    writer,
  };
}

/** What stands between the numbers, four bytes a word. */
function fixedBytes(line: Uint8Array, tokens: readonly RowToken[]) {
  const ends = [0, ...tokens.map(({ end }) => end)];
  const pieces = ends.map((end, i) => line.subarray(end, tokens[i]?.start ?? line.length));
  const words: number[] = [];
  const masks: number[] = [];
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = piece.subarray(at, at + 4);
      words.push(a | (b << 8) | (c << 16) | (d << 24));
    }
    const rest = piece.length % 4;
    masks.push(rest === 0 ? 0 : 2 ** (8 * rest) - 1);
  }
  return {
    lengths: Int32Array.from(pieces, (piece) => piece.length),
    words: Int32Array.from(words),
    masks: Int32Array.from(masks),
  };
}
