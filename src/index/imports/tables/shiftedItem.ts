import type { DecodedItem } from "../../../core/ingest/logDecoder";
import type { PointBlock } from "../../../core/ingest/pointBlock";

/** An item whose rows come after others of the run: ordinals count the rows of all its tables. */
export function shiftedItem(item: DecodedItem, by: number): DecodedItem {
  if (item.kind === "event" || by === 0) return item;
  const block: PointBlock = { ...item.block, ordinals: item.block.ordinals.map((ordinal) => ordinal + by) };
  return { kind: "points", block };
}
