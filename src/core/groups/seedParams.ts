/** Params that set random numbers going, by the patterns of the setting `runback.seedParams` (`*`: any characters). */
export const seedParams: readonly string[] = ["*seed", "seed_*", "random_state"];

/**
 * A test of whether a param is named like a seed: its whole name or what stands behind its last dot fits one of the
 * patterns, without regard to case.
 */
export function seedParamTest(patterns: readonly string[]): (param: string) => boolean {
  const sources = patterns.map((one) =>
    one
      .split("*")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("[^.]*"),
  );
  const pattern = new RegExp(`^(?:.*\\.)?(?:${sources.join("|")})$`, "is");
  return (param) => sources.length > 0 && pattern.test(param);
}
