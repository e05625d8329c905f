import type { SampleStatistics } from "../statistics/sampleStatistics";

/** One group of runs. */
export interface RunGroup {
  readonly title: string;
  readonly runIds: readonly string[];
  /** The group's values of the fields by which groups are told apart; null where it has none. */
  readonly keys: readonly (string | number | null)[];
  /** One for each number that was asked for. */
  readonly statistics: readonly SampleStatistics[];
}
