/** Formats by the names that their makers use. */
const names: Readonly<Record<string, string>> = {
  runback: "Runback",
  wandb: "W&B",
  mlflow: "MLflow",
  dvc: "DVC",
  tensorboard: "TensorBoard",
  lightning: "Lightning",
  ultralytics: "Ultralytics",
  keras: "Keras",
  sb3: "Stable-Baselines3",
  catboost: "CatBoost",
  csv: "CSV",
  huggingface: "Hugging Face",
  hydra: "Hydra",
  optuna: "Optuna",
};

/** Who recorded a run, for people; null when only Runback's own logger did. */
export function formatNames(formats: readonly string[]): string | null {
  if (formats.length === 1 && formats[0] === "runback") return null;
  return formats.map((format) => (Object.hasOwn(names, format) ? names[format] : format)).join(" + ");
}
