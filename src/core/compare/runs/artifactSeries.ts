import type { Artifact } from "../../model/artifact";
import { artifactName } from "./artifactName";

/** An artifact with its place in the run's list, by which it is asked for. */
export interface ListedArtifact {
  readonly artifact: Artifact;
  readonly index: number;
}

/** One artifact, or one that a run wrote again and again. */
export interface ArtifactSeries {
  /** Unique in the run, and the same when there is more of it. */
  readonly key: string;
  /** As it is named at all steps. */
  readonly name: string;
  /** At least one, by rising step. */
  readonly list: readonly ListedArtifact[];
}

/** Puts the artifacts of a run together that differ by their steps alone, in the order in which they first came. */
export function artifactSeries(artifacts: readonly Artifact[]): ArtifactSeries[] {
  const all = new Map<string, ListedArtifact[]>();
  for (const [index, artifact] of artifacts.entries()) {
    // Files of one name without a step, such as two in different folders, stay two.
    const key = artifact.step === null ? `${index}` : `step ${artifactName(artifact)}`;
    const list = all.get(key) ?? [];
    list.push({ artifact, index });
    all.set(key, list);
  }
  return [...all].map(([key, list]) => ({
    key,
    name: list.length > 1 ? artifactName(list[0]!.artifact) : list[0]!.artifact.name,
    list: list.sort((a, b) => (a.artifact.step ?? 0) - (b.artifact.step ?? 0)),
  }));
}
