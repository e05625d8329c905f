import type { ProtoReader } from "../../shared/protoReader";
import { readItem, type WandbItem } from "./readItem";

/**
 * The updates of a config or summary record (field 1); removals are not followed: what was logged stays.
 * @param isWanted as in `readItem`
 */
export function readUpdates(message: ProtoReader, isWanted?: Parameters<typeof readItem>[1]): WandbItem[] {
  const items: WandbItem[] = [];
  while (message.next()) {
    const item = message.field === 1 ? readItem(message.message(), isWanted) : null;
    if (item !== null && item !== "unwanted") items.push(item);
  }
  return items;
}
