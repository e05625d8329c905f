import { describeSample, type SampleDescription } from "./describeSample";
import { meanInterval, type MeanInterval } from "./meanInterval";

/** What is said of several values. */
export type SampleStatistics = SampleDescription & MeanInterval;

/** Statistics of some values, which are put in order; those beyond the range of squares are scaled. */
export function sampleStatistics(values: Float64Array): SampleStatistics {
  const description = describeSample(values);
  return { ...description, ...meanInterval(description) };
}
