import type { ProtoReader } from "../../shared/protoReader";
import { readItem, type ItemOptions, type WandbItem } from "./readItem";

/** The updates of a config or summary record (field 1); removals are not followed: what was logged stays. */
export function readUpdates(message: ProtoReader, options?: ItemOptions): WandbItem[] {
  const items: WandbItem[] = [];
  while (message.next()) {
    const item = message.field === 1 ? readItem(message.message(), options) : null;
    if (item !== null && item !== "unwanted") items.push(item);
  }
  return items;
}
