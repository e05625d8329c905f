import type { Artifact } from "../../model/artifact";

/**
 * The name of an artifact without its step: "plot_000120.png" of step 120 and "plot_000240.png" of step 240 are one
 * picture over the steps, "plot_*.png". Parts of files are named without a step anyway.
 */
export function artifactName({ name, step, part }: Pick<Artifact, "name" | "step" | "part">): string {
  if (step === null || part !== undefined) return name;
  return name.replace(new RegExp(`(^|\\D)0*${step}(?=\\D|$)`), "$1*");
}
