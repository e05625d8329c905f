import assert from "node:assert/strict";
import path from "node:path";
import type { JsonValue } from "../../../../../src/core/model/jsonValue";
import type { ImportBatch, Importer } from "../../../../../src/index/imports/importer";
import { ImportedRun } from "./importedRun";
import { unitsIn } from "./unitsIn";

/** More batches of one read than any fixture can have: a read that goes on for ever. */
const maxBatches = 10_000;

interface UnitState {
  stamp: string | null;
  readonly memory: Map<string, JsonValue>;
}

/** Reads a folder again and again with one importer, as an index does: by stamps and what was kept. */
export class FolderReader {
  /** By "<path of the unit in the folder>#<key of the run>". */
  readonly runs = new Map<string, ImportedRun>();
  /** Values of points that all reads gave. */
  cells = 0;
  readonly #units = new Map<string, UnitState>();

  constructor(
    private readonly importer: Importer,
    readonly folder: string,
  ) {}

  /** Looks for units and reads what is new. What was kept goes through JSON, as in a checkpoint. */
  async read(): Promise<this> {
    const units = await unitsIn(this.importer, this.folder);
    const paths = new Set(units.map((unit) => unit.path));
    for (const gone of [...this.#units.keys()].filter((unit) => !paths.has(unit))) this.#forget(gone);
    for (const unit of units) {
      const stamp = this.importer.stamp(unit);
      const known = this.#units.get(unit.path) ?? { stamp: "", memory: new Map<string, JsonValue>() };
      this.#units.set(unit.path, known);
      if (stamp === null || stamp === known.stamp) continue;
      let batches = 0;
      for await (const batch of this.importer.read(unit, new Map(known.memory))) {
        assert.ok(++batches <= maxBatches, `${unit.path} is read for ever.`);
        this.#take(unit.path, known, batch);
      }
      known.stamp = stamp;
    }
    return this;
  }

  /** JSON of what is kept for the next read, in UTF-16 units. */
  get memorySize(): number {
    return [...this.#units.values()].reduce((sum, { memory }) => sum + JSON.stringify([...memory]).length, 0);
  }

  #take(unit: string, known: UnitState, batch: ImportBatch): void {
    for (const key of batch.gone) {
      known.memory.delete(key);
      this.runs.delete(this.#name(unit, key));
    }
    for (const delta of batch.runs) {
      const name = this.#name(unit, delta.key);
      const run = this.runs.get(name) ?? new ImportedRun();
      this.runs.set(name, run);
      run.take(delta);
      known.memory.set(delta.key, JSON.parse(JSON.stringify(delta.memory)) as JsonValue);
      for (const item of delta.items)
        if (item.kind === "points") this.cells += item.block.rows * item.block.metrics.length;
    }
  }

  #forget(unit: string): void {
    this.#units.delete(unit);
    for (const name of [...this.runs.keys()]) if (name.startsWith(this.#name(unit, ""))) this.runs.delete(name);
  }

  #name(unit: string, key: string): string {
    return `${path.relative(this.folder, unit)}#${key}`;
  }
}
