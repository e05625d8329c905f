/**
 * A value of a sparkline, rounded to four digits: enough for a small picture, and a third of the room in the saved
 * index. Rounding again changes nothing, so a summary that was packed in between gives the same sparkline.
 */
export function roundSpark(value: number): number {
  return Number(value.toPrecision(4));
}
