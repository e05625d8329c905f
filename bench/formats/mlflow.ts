import path from "node:path";
import type { ImportUnit } from "../../src/index/imports/importer";
import { mlflowImporter as importer } from "../../src/index/imports/mlflow/mlflowImporter";
import { mlflowFiles } from "../generate/mlflowFiles";
import { once } from "../generate/once";
import { trackingDatabases } from "../generate/trackingDatabases";
import { filesIn } from "../support/filesIn";
import { benchUnit } from "./benchUnit";
import type { FormatCase, OtherReader } from "./formatCase";

const others: readonly OtherReader[] = [
  { name: "MLflow's client, runs and histories", script: "mlflowReaders.py", args: [], goal: 10 },
];
const [runs, metrics] = [20, 10];

/** MLflow's two stores, with equal points. */
export const mlflowCases: readonly FormatCase[] = [
  {
    name: "MLflow, files",
    importer,
    generate: async (parent, share) => {
      const steps = 1_500 * share;
      const folder = await once(parent, `mlflow-files-${steps}`, (place) =>
        mlflowFiles(path.join(place, "mlruns"), { runs, metrics, steps }),
      );
      const store = path.join(folder, "mlruns");
      const units: ImportUnit[] = [];
      for await (const unit of importer.explore(store)) units.push(unit);
      return { folder, units, files: filesIn(store), points: runs * metrics * steps };
    },
    others,
  },
  {
    name: "MLflow, SQLite",
    importer,
    generate: async (parent, share) => {
      const steps = 1_500 * share;
      const folder = await once(parent, `mlflow-sqlite-${steps}`, (place) =>
        trackingDatabases.mlflow(path.join(place, "mlflow.db"), { runs, metrics, steps }),
      );
      const file = path.join(folder, "mlflow.db");
      return { folder, units: [benchUnit("mlflow", file, true)], files: [file], points: runs * metrics * steps };
    },
    others,
  },
];
