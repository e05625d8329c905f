import type { QueryField } from "../query/parse/queryField";

/** What makes runs belong together: equal values of some fields, or everything equal but the seeds. */
export type Grouping =
  | { readonly kind: "fields"; readonly fields: readonly QueryField[] }
  /** All params and the source are equal but for params that a test takes for seeds. */
  | { readonly kind: "seed" };
