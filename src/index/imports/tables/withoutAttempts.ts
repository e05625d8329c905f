import type { DecodedItem } from "../../../core/ingest/logDecoder";

/** Attempts are a run's: one table of several cannot begin one. */
export function withoutAttempts(items: readonly DecodedItem[]): DecodedItem[] {
  return items
    .filter((item) => item.kind === "points" || item.event.kind !== "resume")
    .map((item) => (item.kind === "points" ? { ...item, block: { ...item.block, attempt: 1 } } : item));
}
