import type { RunSource } from "../../../src/core/model/runSource";
import { unknownSource } from "../../../src/core/model/unknownSource";

/** A run's source record with the given facts; the rest is unknown. */
export function sourceOf(facts: Partial<RunSource>): RunSource {
  return { ...unknownSource, ...facts };
}
