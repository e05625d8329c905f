import type { MarkEntry } from "./markEntry";

/**
 * The newest entry of each field, by field. Of entries of the same time the larger one as text is taken, so that the
 * answer is the same in whatever order they come.
 */
export function newestEntries(entries: Iterable<MarkEntry>): MarkEntry[] {
  const newest = new Map<string, MarkEntry>();
  for (const entry of entries) {
    const known = newest.get(entry.field);
    if (!known || isNewer(entry, known)) newest.set(entry.field, entry);
  }
  return [...newest.values()].sort((one, other) => (one.field < other.field ? -1 : 1));
}

function isNewer(entry: MarkEntry, than: MarkEntry): boolean {
  if (entry.at !== than.at) return entry.at > than.at;
  const [one, other] = [JSON.stringify(entry.value), JSON.stringify(than.value)];
  return one === other ? entry.json > than.json : one > other;
}
