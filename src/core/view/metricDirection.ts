/** Whether smaller or larger values of a metric are better. */
export type MetricDirection = "lower" | "higher";

const lower =
  /(^|[_/.\s-])(loss|error|err|mse|rmse|mae|mape|nll|perplexity|ppl|cer|wer|fid|bpc|regret|divergence|kl)($|[_/.\s\d-])/i;
const higher =
  /(^|[_/.\s-])(acc|accuracy|auc|auroc|auprc|f1|precision|recall|iou|miou|map|ap|bleu|rouge|r2|reward|return|score|dice|psnr|ssim|ndcg|mrr)($|[_/.\s\d-])/i;

/** Guesses the direction from the metric's name; null when the name says nothing. */
export function metricDirection(name: string): MetricDirection | null {
  if (lower.test(name)) return "lower";
  if (higher.test(name)) return "higher";
  return null;
}
