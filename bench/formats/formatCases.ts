import type { FormatCase } from "./formatCase";
import { mlflowCases } from "./mlflow";
import { optunaCases } from "./optuna";
import { tableCases } from "./tables";
import { tensorboardCases } from "./tensorboard";
import { wandbCases } from "./wandb";

/** All formats that are measured. */
export const formatCases: readonly FormatCase[] = [
  ...tensorboardCases,
  ...mlflowCases,
  ...wandbCases,
  ...tableCases,
  ...optunaCases,
];
