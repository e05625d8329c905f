/** What a query over groups can ask of the numbers of a group's runs besides their mean. */
export const groupFunctions = ["n", "std", "median", "lowest", "highest", "interval_low", "interval_high"] as const;

/** Name of such a function, as a query writes it (docs/query.md). */
export type GroupFunction = (typeof groupFunctions)[number];
