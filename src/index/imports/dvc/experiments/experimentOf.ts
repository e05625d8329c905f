import type { GitRef } from "../../../../git/port/gitRef";
import type { Experiment } from "./experiment";

/** An experiment that a ref keeps. */
export type KeptExperiment = Experiment & { readonly ref: string; readonly time: number };

/** The experiment that a ref keeps; null for refs that are DVC's own notes (`refs/exps/exec/…`, `stash`, `celery`). */
export function experimentOf({ name: ref, commit, author, time }: GitRef): KeptExperiment | null {
  const match = /^refs\/exps\/([0-9a-f]{2})\/([0-9a-f]{38}|[0-9a-f]{62})\/(.+)$/.exec(ref);
  if (match === null) return null;
  const [, first = "", rest = "", name = ""] = match;
  return { name, status: "FINISHED", ref, commit, entry: null, baseline: first + rest, author, time };
}
