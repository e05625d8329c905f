/** What can be shown of the numbers of a group's runs, the usual one first. */
export const shownStatistics = ["mean", "median", "range", "interval"] as const;

/** Mean ± standard deviation, median, least to most, or the 95 % interval of the mean. */
export type ShownStatistic = (typeof shownStatistics)[number];
