import type { DecodedItem } from "../../../../src/core/ingest/logDecoder";
import type { JsonValue } from "../../../../src/core/model/jsonValue";
import type { Problem } from "../../../../src/core/model/problem";
import { runbackDecoder } from "../../../../src/core/readers/runback/runbackDecoder";
import type { ReferencePoint } from "./referenceReader";

/** What a decoder made of a whole file. */
export interface DecodedFile {
  readonly items: readonly DecodedItem[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly consumed: number;
  readonly state: JsonValue;
}

/**
 * Reads a file as the index does: in slices, each from where the last one stopped, with the state kept as JSON text.
 * @param cuts rising positions at which more of the file has appeared
 */
export function decodeInSlices(bytes: Uint8Array, cuts: readonly number[]): DecodedFile {
  const items: DecodedItem[] = [];
  const problems: Problem[] = [];
  let problemCount = 0;
  let consumed = 0;
  let state = "null";
  for (const cut of [...cuts, bytes.length]) {
    const slice = runbackDecoder.decode(bytes.slice(consumed, cut), consumed, JSON.parse(state) as JsonValue, "log");
    items.push(...slice.items);
    problems.push(...slice.problems);
    problemCount += slice.problemCount;
    consumed += slice.consumed;
    state = JSON.stringify(slice.state);
  }
  return { items, problems, problemCount, consumed, state: JSON.parse(state) as JsonValue };
}

/** All points of the decoded blocks, in the order of the file. */
export function pointsOf(items: readonly DecodedItem[]): ReferencePoint[] {
  const points: ReferencePoint[] = [];
  for (const item of items) {
    if (item.kind !== "points") continue;
    const { block } = item;
    for (let row = 0; row < block.rows; row++)
      for (const [column, metric] of block.metrics.entries())
        points.push({
          metric,
          ordinal: block.ordinals[row]!,
          attempt: block.attempt,
          step: block.steps[row]!,
          time: block.times[row]!,
          value: block.values[column]![row]!,
        });
  }
  // Stable: metrics of one record keep the record's order.
  return points.sort((a, b) => a.ordinal - b.ordinal);
}
