import type { PointBlock } from "../../../../../core/ingest/pointBlock";
import type { MetricSlice } from "./readMetricFile";

/** A slice of points with its metric's name. */
export interface NamedSlice {
  readonly metric: string;
  readonly slice: MetricSlice;
}

/**
 * Slices of metrics as blocks. Metrics that were logged together have equal steps and times in their files, and become
 * one block each set, which takes a fraction of the room.
 * @param firstOrdinal of the first row
 * @param isShared false: one block a metric. A live run's metrics are read at any moment, and each moment would make
 * another set of them.
 */
export function shareColumns(slices: readonly NamedSlice[], firstOrdinal: number, isShared: boolean): PointBlock[] {
  const sets: NamedSlice[][] = [];
  const byShape = new Map<string, NamedSlice[][]>();
  for (const named of slices) {
    const { steps, times } = named.slice;
    if (steps.length === 0) continue;
    const shape = [steps.length, steps[0], steps.at(-1), times[0], times.at(-1)].join();
    const alike = byShape.get(shape) ?? [];
    byShape.set(shape, alike);
    const set = isShared ? alike.find((members) => hasSameColumns(members[0]!, named)) : undefined;
    if (set !== undefined) set.push(named);
    else {
      const begun = [named];
      alike.push(begun);
      sets.push(begun);
    }
  }
  let ordinal = firstOrdinal;
  return sets.map((set) => {
    const block = blockOf(set, ordinal);
    ordinal += block.rows;
    return block;
  });
}

function hasSameColumns({ slice: a }: NamedSlice, { slice: b }: NamedSlice): boolean {
  if (a.steps.length !== b.steps.length) return false;
  return a.steps.every((step, row) => Object.is(step, b.steps[row]) && Object.is(a.times[row], b.times[row]));
}

function blockOf(set: readonly NamedSlice[], firstOrdinal: number): PointBlock {
  const { steps, times, byteStart, byteEnd } = set[0]!.slice;
  return {
    attempt: 1,
    metrics: set.map(({ metric }) => metric),
    rows: steps.length,
    ordinals: Float64Array.from(steps, (_, row) => firstOrdinal + row),
    steps,
    times,
    values: set.map(({ slice }) => slice.values),
    byteStart,
    byteEnd,
  };
}
