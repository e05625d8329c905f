import { writeFileSync } from "node:fs";
import path from "node:path";
import { TableImporter } from "../../src/index/imports/tables/tableImporter";
import { lightningTool } from "../../src/index/imports/csv/lightningTool";
import { huggingFaceImporter } from "../../src/index/imports/huggingface/huggingFaceImporter";
import { once } from "../generate/once";
import { seededRandom } from "../generate/seededRandom";
import { benchUnit } from "./benchUnit";
import type { FormatCase } from "./formatCase";

const metrics = 8;
const names = Array.from({ length: metrics }, (_, metric) => `metric_${metric}`);

/** Formats without a reader of their own: a table, and a history in one JSON file. */
export const tableCases: readonly FormatCase[] = [
  {
    name: "Lightning's CSV",
    importer: new TableImporter(lightningTool),
    generate: async (parent, share) => {
      const rows = 100_000 * share;
      const folder = await once(parent, `lightning-${rows}`, (place) => {
        const random = seededRandom(7);
        const lines = Array.from({ length: rows }, (_, step) => `${names.map(() => random()).join()},0,${step}\n`);
        writeFileSync(path.join(place, "metrics.csv"), `${names.join()},epoch,step\n${lines.join("")}`);
      });
      const files = [path.join(folder, "metrics.csv")];
      return { folder, units: [benchUnit("lightning", folder)], files, points: rows * (metrics + 1) };
    },
    others: [],
  },
  {
    name: "Hugging Face Trainer",
    importer: huggingFaceImporter,
    generate: async (parent, share) => {
      const rows = 20_000 * share;
      const folder = await once(parent, `trainer-${rows}`, (place) => {
        const random = seededRandom(7);
        const history = Array.from({ length: rows }, (_, index) => ({
          ...Object.fromEntries(names.map((name) => [name, random()])),
          step: index + 1,
        }));
        writeFileSync(
          path.join(place, "trainer_state.json"),
          JSON.stringify({ global_step: rows, log_history: history }, null, 2),
        );
      });
      const files = [path.join(folder, "trainer_state.json")];
      return { folder, units: [benchUnit("huggingface", folder)], files, points: rows * metrics };
    },
    others: [],
  },
];
