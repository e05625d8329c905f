import type { Artifact } from "./artifact";

/**
 * What tells the artifacts of a run apart, where a later one takes an earlier one's place: the path; for parts of files
 * the name and the first two digits of the step. So a log with a picture for each of a million steps lists 460 of them:
 * all of the first hundred steps, and from then on the last of each tenth, hundredth … , however the log is read.
 */
export function artifactKey({ name, path, step, part }: Pick<Artifact, "name" | "path" | "step" | "part">): string {
  return part === undefined ? path : JSON.stringify([name, step === null ? null : firstDigits(step)]);
}

function firstDigits(step: number): string {
  const digits = Math.abs(step).toFixed(0);
  return `${step < 0 ? "-" : ""}${digits.slice(0, 2)} of ${digits.length}`;
}
