import type { Artifact } from "../../model/artifact";
import type { RunDetail } from "../../model/runDetail";
import type { RunRow } from "../../model/runRow";
import type { RunSource } from "../../model/runSource";
import { artifactPictureType } from "../../view/artifactPictureType";
import { paramText } from "../../view/paramText";
import type { ComparedLine } from "./comparedLine";
import { compareTexts } from "./compareTexts";
import { environmentTexts } from "./environmentTexts";
import { metricMatrix, type MetricMatrix } from "./metricMatrix";

/** An artifact with its place in the run's list, by which it is asked for. */
export type PlacedArtifact = Pick<Artifact, "name" | "kind" | "size" | "step" | "part"> & {
  readonly index: number;
  /** Media type of a picture; null for everything else. */
  readonly pictureType: string | null;
};

/** Several runs side by side. All lists and lines are in the order of `runs`. */
export interface RunComparison {
  readonly runs: readonly RunRow[];
  readonly params: readonly ComparedLine[];
  readonly tags: readonly ComparedLine[];
  /** By name and role; the text is what pins the data. */
  readonly datasets: readonly ComparedLine[];
  /** By dotted names. */
  readonly environment: readonly ComparedLine[];
  readonly metrics: MetricMatrix;
  /** The code of each run's current attempt; null where nothing is known of it. */
  readonly sources: readonly (Pick<RunSource, "evidence" | "commit" | "snapshot" | "dirty" | "branch"> | null)[];
  readonly artifacts: readonly (readonly PlacedArtifact[])[];
  /** The file with the list of packages, as each log names it; null without one. */
  readonly packagesFiles: readonly (string | null)[];
}

/** Puts runs side by side. */
export function compareRuns(details: readonly RunDetail[]): RunComparison {
  return {
    runs: details.map(({ row }) => row),
    params: compareTexts(details.map(({ params }) => mapValues(params, paramText))),
    tags: compareTexts(details.map(({ tags }) => tags)),
    datasets: compareTexts(details.map(datasetTexts)),
    environment: compareTexts(details.map(({ environment }) => environmentTexts(environment))),
    metrics: metricMatrix(details.map(({ metrics }) => metrics)),
    sources: details.map(({ sources }) => {
      const source = sources.at(-1);
      if (source === undefined) return null;
      const { evidence, commit, snapshot, dirty, branch } = source;
      return { evidence, commit, snapshot, dirty, branch };
    }),
    packagesFiles: details.map(({ environment }) => {
      const file = environment?.["packages_file"];
      return typeof file === "string" ? file : null;
    }),
    artifacts: details.map(({ artifacts }) =>
      artifacts.map((artifact, index) => {
        const { name, kind, size, step, part } = artifact;
        const placed = { name, kind, size, step, index, pictureType: artifactPictureType(artifact) };
        return part === undefined ? placed : { ...placed, part };
      }),
    ),
  };
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, of: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, of(value)]));
}

function datasetTexts({ datasets }: RunDetail): Record<string, string> {
  const entries = datasets.map(({ name, role, digest, path, rows }) => {
    const rowText = rows === null ? null : `${rows} rows`;
    return [role === "" ? name : `${name} (${role})`, digest ?? rowText ?? path ?? "digest unknown"];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
