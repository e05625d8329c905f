import type { Importer } from "../importer";
import { TableImporter } from "../tables/tableImporter";
import { catboostTool } from "./catboostTool";
import { kerasTool } from "./kerasTool";
import { lightningTool } from "./lightningTool";
import { stableBaselinesTool } from "./stableBaselinesTool";
import { ultralyticsTool } from "./ultralyticsTool";

/** The tools that log tables, by their own rules of names and headers. */
export const csvImporters: readonly Importer[] = [
  lightningTool,
  ultralyticsTool,
  kerasTool,
  stableBaselinesTool,
  catboostTool,
].map((tool) => new TableImporter(tool));
