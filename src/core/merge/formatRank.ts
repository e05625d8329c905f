/** Formats by how much of a run they know, best first; those of one line are of one kind. */
const order: readonly (readonly string[])[] = [
  ["runback"],
  ["wandb"],
  ["mlflow"],
  ["dvc", "dvc-experiments"],
  ["tensorboard"],
  ["csv", "lightning", "ultralytics", "keras", "sb3", "catboost"],
];

/**
 * The place of a format among those of one run: of what several say, that of the lowest rank is shown. Formats without
 * a place of their own come last, equal.
 */
export function formatRank(format: string): number {
  const place = order.findIndex((formats) => formats.includes(format));
  return place < 0 ? order.length : place;
}
