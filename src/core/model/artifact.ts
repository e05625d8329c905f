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
  /** Left out: the whole file. */
  readonly part?: ArtifactPart;
}
