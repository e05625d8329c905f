/** Formats by how much of a run they know, best first. */
const order = ["runback", "wandb", "mlflow", "dvc", "tensorboard", "csv"];

/**
 * The place of a format among those of one run: of what several say, the one with the lowest rank is shown. Formats
 * without a place of their own come last, equal; "mlflow-db" stands where "mlflow" does.
 */
export function formatRank(format: string): number {
  const family = format.split("-")[0] ?? format;
  const place = order.indexOf(family);
  return place < 0 ? order.length : place;
}
