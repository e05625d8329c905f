import type { ArtifactPart } from "./artifactPart";

/** A file that a run wrote or named, or a part of one. */
export interface Artifact {
  readonly name: string;
  /** Absolute, or relative to the run's folder. Comes from a log: resolve it only through the path guard. */
  readonly path: string;
  /** What it is, such as "model", "figure", "file". */
  readonly kind: string;
  /** Bytes; null when unknown. */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly step: number | null;
  readonly stored: "copied" | "referenced";
  /** The commit that holds it, in the repository of the run's folder: `path` is one of that commit's. Left out: none. */
  readonly commit?: string;
  /** Left out: the whole file. */
  readonly part?: ArtifactPart;
}
