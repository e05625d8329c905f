import { csvImporters } from "./csv/csvImporters";
import { dvcImporter } from "./dvc/dvcImporter";
import { huggingFaceImporter } from "./huggingface/huggingFaceImporter";
import { hydraImporter } from "./hydra/hydraImporter";
import type { Importer } from "./importer";
import { mlflowImporter } from "./mlflow/mlflowImporter";
import { optunaImporter } from "./optuna/optunaImporter";
import { tensorboardImporter } from "./tensorboard/tensorboardImporter";
import { wandbImporter } from "./wandb/wandbImporter";

/** The formats of other tools that are read. */
export const importers: readonly Importer[] = [
  mlflowImporter,
  tensorboardImporter,
  ...csvImporters,
  optunaImporter,
  wandbImporter,
  dvcImporter,
  huggingFaceImporter,
  hydraImporter,
];
