import type { ProtoReader } from "../shared/protoReader";
import { readItem, type WandbItem } from "./readItem";

/** The updates of a config or summary record (field 1); removals are not followed: what was logged stays. */
export function readUpdates(message: ProtoReader): WandbItem[] {
  const items: WandbItem[] = [];
  while (message.next()) {
    const item = message.field === 1 ? readItem(message.message()) : null;
    if (item !== null) items.push(item);
  }
  return items;
}
