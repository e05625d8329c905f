import path from "node:path";
import { optunaImporter as importer } from "../../src/index/imports/optuna/optunaImporter";
import { once } from "../generate/once";
import { trackingDatabases } from "../generate/trackingDatabases";
import { benchUnit } from "./benchUnit";
import type { FormatCase } from "./formatCase";

const steps = 50;

/** An Optuna study of many trials. */
export const optunaCases: readonly FormatCase[] = [
  {
    name: "Optuna, SQLite",
    importer,
    generate: async (parent, share) => {
      const runs = 2_000 * share;
      const folder = await once(parent, `optuna-${runs}`, (place) =>
        trackingDatabases.optuna(path.join(place, "studies.db"), { runs, steps }),
      );
      const file = path.join(folder, "studies.db");
      // Each trial's value is a point beside its reports.
      return { folder, units: [benchUnit("optuna", file, true)], files: [file], points: runs * (steps + 1) };
    },
    others: [{ name: "Optuna's study", script: "optunaReader.py", args: [], goal: 10 }],
  },
];
