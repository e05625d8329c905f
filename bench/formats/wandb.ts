import path from "node:path";
import { wandbImporter as importer } from "../../src/index/imports/wandb/wandbImporter";
import { once } from "../generate/once";
import { wandbLog } from "../generate/wandbLog";
import { benchUnit } from "./benchUnit";
import type { FormatCase } from "./formatCase";

const metrics = 20;

/** W&B's log of one run. */
export const wandbCases: readonly FormatCase[] = [
  {
    name: "Weights & Biases",
    importer,
    generate: async (parent, share) => {
      const steps = 20_000 * share;
      const folder = path.join("wandb", "offline-run-20261123_050532-bench");
      const home = await once(parent, `wandb-${steps}`, async (place) => {
        const run = await once(place, folder, () => undefined);
        wandbLog(path.join(run, "run-bench.wandb"), { metrics, steps });
      });
      const run = path.join(home, folder);
      const files = [path.join(run, "run-bench.wandb")];
      return { folder: run, units: [benchUnit("wandb", run)], files, points: metrics * steps };
    },
    others: [{ name: "W&B's messages (Python)", script: "wandbReader.py", args: [], goal: 10 }],
  },
];
