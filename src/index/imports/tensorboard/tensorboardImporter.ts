import { statSync } from "node:fs";
import type { Importer, ImportUnit } from "../importer";
import { RunUnits } from "./runUnits";
import { unitMemory } from "./unitMemory";
import { UnitReader } from "./unitReader";

const format = "tensorboard";
const units = new RunUnits(format);

/** Runs in TensorBoard's event files, whoever wrote them. */
export const tensorboardImporter: Importer = {
  format,
  version: 4,
  recordsEnd: false,
  hidesRepeats: true,
  recognize: (folder, names) => units.recognize(folder, names),
  async *explore() {
    // It has no collections.
  },
  stamp,
  async *read(unit, memory) {
    const run = units.files(unit);
    if (run !== null) yield* new UnitReader(unit, run, unitMemory(memory.get(""))).read();
  },
};

function stamp(unit: ImportUnit): string | null {
  const run = units.files(unit);
  if (run === null) return null;
  const parts = run.files.map(({ path, name }) => {
    try {
      const { size, mtimeMs, ino } = statSync(path);
      return [name, size, mtimeMs, ino];
    } catch {
      return [name]; // gone since it was listed: another token, so that the unit is looked at again
    }
  });
  return JSON.stringify([parts, run.folders.map(({ path, prefix, suffix }) => [path, prefix, suffix])]);
}
