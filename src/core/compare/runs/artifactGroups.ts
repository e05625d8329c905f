import { artifactName } from "./artifactName";
import type { PlacedArtifact, RunComparison } from "./runComparison";

/** Artifacts of several runs that belong together: they have the same name but for the number of the step. */
export interface ArtifactGroup {
  readonly name: string;
  /** All steps that any run has, rising; empty when none names a step. */
  readonly steps: readonly number[];
  /** In the order of the runs, each by rising step. */
  readonly runs: readonly (readonly PlacedArtifact[])[];
}

/** Puts artifacts of the same name side by side; those that most runs have first. */
export function artifactGroups({ artifacts }: Pick<RunComparison, "artifacts">): ArtifactGroup[] {
  const names = new Set(artifacts.flatMap((list) => list.map(artifactName)));
  return [...names]
    .map((name) => {
      const runs = artifacts.map((list) =>
        list.filter((one) => artifactName(one) === name).sort((a, b) => (a.step ?? 0) - (b.step ?? 0)),
      );
      const steps = runs.flat().flatMap(({ step }) => (step === null ? [] : [step]));
      return { name, runs, steps: [...new Set(steps)].sort((a, b) => a - b) };
    })
    .sort((a, b) => b.runs.filter(isFilled).length - a.runs.filter(isFilled).length);
}

function isFilled(list: readonly unknown[]): boolean {
  return list.length > 0;
}
