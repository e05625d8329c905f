import type { KeptQueries } from "../../../src/protocol/pages/keptQueries";
import type { FilterKeeping } from "../../../src/protocol/pages/runsPageApi";

/** Where queries are kept that are offered again. */
export interface QueryKeeper {
  keptFilters(): Promise<KeptQueries>;
  /** @returns what is kept then */
  keepFilter(query: string, as: FilterKeeping): Promise<KeptQueries>;
}
