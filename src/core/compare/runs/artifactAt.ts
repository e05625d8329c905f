import type { PlacedArtifact } from "./runComparison";

/** The artifact that a run shows at a step: the last one up to it, else its first. */
export function artifactAt(list: readonly PlacedArtifact[], step: number | null): PlacedArtifact | null {
  if (step === null) return list.at(-1) ?? null;
  return list.filter((one) => (one.step ?? -Infinity) <= step).at(-1) ?? list[0] ?? null;
}
