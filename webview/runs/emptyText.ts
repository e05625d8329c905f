import type { Translate } from "../../src/core/view/translate";

/** How the table is. */
export interface TableCounts {
  /** Rows that pass the filter boxes. */
  readonly shown: number;
  /** Runs that the index gave. */
  readonly all: number;
  /** Whether it gave an answer yet. */
  readonly isLoaded: boolean;
  /** Logs are still being read for the first time. */
  readonly isLoading: boolean;
  readonly filter: string;
  /** Groups that the filter of groups leaves; null: runs stand by themselves. */
  readonly groups: number | null;
}

/** What stands in the place of rows: why there are none, and what to do about it. Empty when there are some. */
export function emptyText(counts: TableCounts, t: Translate): string {
  const { shown, all, isLoaded, isLoading, filter, groups } = counts;
  if (shown > 0) return "";
  if (!isLoaded) return t("Reading runs…");
  if (all > 0 && groups === 0) return t("No groups match the filter of groups. Clear it to see all groups.");
  if (all > 0 && groups !== null) return t("No groups match the filter boxes of the columns.");
  if (all > 0) return t("No runs match the filter boxes of the columns.");
  if (filter !== "") return t("No runs match the filter. Clear it to see all runs.");
  return isLoading ? t("Reading logs…") : t("No runs yet. They appear here as soon as one is logged.");
}
