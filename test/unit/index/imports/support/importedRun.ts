import type { PointBlock } from "../../../../../src/core/ingest/pointBlock";
import type { RunRecord } from "../../../../../src/core/runs/runRecord";
import { RunState } from "../../../../../src/core/runs/runState";
import type { RunDelta } from "../../../../../src/index/imports/importer";

/** Points of one metric in the order of their ordinals: step, time, value. */
export type ImportedPoints = readonly (readonly [step: number, time: number, value: number])[];

type Row = readonly [ordinal: number, step: number, time: number, value: number];

/** A run as its deltas tell it: what an index would know of it, kept in the plainest way. */
export class ImportedRun {
  #state = new RunState();
  #rows = new Map<string, Row[]>();

  take(delta: RunDelta): void {
    if (delta.isFreshRecord) this.#state = new RunState();
    if (delta.isFreshPoints) this.#rows = new Map();
    for (const item of delta.items)
      if (item.kind === "event") this.#state.apply(item.event);
      else this.#addBlock(item.block);
    this.#state.addProblems(delta.problems, delta.problemCount);
  }

  /** Params, tags, status and all else but the points. */
  get record(): RunRecord {
    return JSON.parse(Buffer.from(this.#state.pack().subarray(1)).toString("utf8")) as RunRecord;
  }

  get metrics(): ReadonlyMap<string, ImportedPoints> {
    const sorted = (rows: Row[]) => rows.sort((a, b) => a[0] - b[0]).map(([, ...point]) => point);
    return new Map([...this.#rows].map(([metric, rows]) => [metric, sorted(rows)]));
  }

  #addBlock(block: PointBlock): void {
    block.metrics.forEach((metric, column) => {
      let rows = this.#rows.get(metric);
      if (!rows) this.#rows.set(metric, (rows = []));
      for (let row = 0; row < block.rows; row++)
        rows.push([block.ordinals[row]!, block.steps[row]!, block.times[row]!, block.values[column]![row]!]);
    });
  }
}
