import { readFileSync } from "node:fs";
import path from "node:path";

/** Points as JSON holds them: NaN and infinities are texts. */
export type GoldenPoints = readonly (readonly [step: number, value: number | string])[];

/** A run as TensorBoard's own readers read it (test/producers/tensorboard/read_with_tool.py). */
export interface GoldenRun {
  readonly id: string;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The points that are shown, by metric. */
  readonly metrics: Readonly<Record<string, GoldenPoints>>;
  /** All points. */
  readonly written: Readonly<Record<string, GoldenPoints>>;
}

/** The runs of test/fixtures/tensorboard. */
export function goldenRuns(): readonly GoldenRun[] {
  const file = path.resolve("test/fixtures/tensorboard/golden.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { runs: GoldenRun[] }).runs;
}
