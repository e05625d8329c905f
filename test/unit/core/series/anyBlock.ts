import fc from "fast-check";
import type { PointBlock } from "../../../../src/core/ingest/pointBlock";

/** A block of points with any metrics, steps, times and values. */
export const anyBlock: fc.Arbitrary<PointBlock> = fc
  .tuple(fc.uniqueArray(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 50 }))
  .chain(([metrics, rows]) => {
    const column = fc
      .array(fc.double(), { minLength: rows, maxLength: rows })
      .map((values) => Float64Array.from(values));
    const steps = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: rows, maxLength: rows });
    return fc.record({
      attempt: fc.integer({ min: 1, max: 5 }),
      metrics: fc.constant(metrics),
      rows: fc.constant(rows),
      ordinals: fc.nat(1e9).map((first) => Float64Array.from({ length: rows }, (_, row) => first + row)),
      steps: fc
        .oneof(steps, fc.constant(Array.from({ length: rows }, (_, row) => row)))
        .map((all) => Float64Array.from(all)),
      times: column,
      values: fc.array(column, { minLength: metrics.length, maxLength: metrics.length }),
      byteStart: fc.nat(1e9),
      byteEnd: fc.nat(1e9),
    });
  });
