import type { ComparedLine } from "../../core/compare/runs/comparedLine";
import type { MetricDirections } from "../../core/compare/runs/metricDirections";
import type { RunComparison } from "../../core/compare/runs/runComparison";
import type { ChangedPath } from "../../core/view/source/changedPath";
import type { MetricDirection } from "../../core/view/metricDirection";

/** Runs side by side, with their packages, which lie in files of their own. */
export interface ComparisonAnswer {
  readonly comparison: RunComparison;
  readonly packages: readonly ComparedLine[];
  readonly directions: MetricDirections;
  /** The run that differences are counted from: marking another one reaches open pages. null: the first. */
  readonly baselineId: string | null;
}

/** Files that differ between the code of two runs. */
export interface ChangedFiles {
  /** The first of them. */
  readonly files: readonly ChangedPath[];
  readonly total: number;
  /** What is less than the whole truth, or why there is no answer; null when all is well. */
  readonly notice: string | null;
}

/** An artifact of a run of the page, by its place in the run's list. */
export interface ArtifactPlace {
  readonly runId: string;
  readonly index: number;
}

/** What the parts of the Compare page that are about differences ask. Every run is one of the page's. */
export interface DifferencesApi {
  comparison(): Promise<ComparisonAnswer>;
  /** From the code of the first run to that of the second. */
  changedFiles(fromId: string, toId: string): Promise<ChangedFiles>;
  /** Opens the editor's diff of the whole code of two runs. */
  diffSource(fromId: string, toId: string): Promise<void>;
  /** Keeps what the user says of a metric; null: what its name suggests. */
  setDirection(metric: string, direction: MetricDirection | "none" | null): Promise<void>;
  /** Keeps which run differences are counted from. */
  setBaseline(runId: string): Promise<void>;
  /** The bytes of a picture; fails for what is none, too large, or outside the run's folder. */
  picture(place: ArtifactPlace): Promise<Uint8Array>;
  openArtifact(place: ArtifactPlace): Promise<void>;
  /** Opens the editor's diff of two artifacts. */
  diffArtifacts(left: ArtifactPlace, right: ArtifactPlace): Promise<void>;
}
