import type { WandbStart } from "./wandbStart";
import type { WandbRun } from "./wandbState";

/**
 * Tags of a run: W&B's labels with the value "true"; group, job type, sweep and entity, the goals of metrics and the
 * texts of the summary under names of their own.
 */
export function wandbTags(starts: readonly WandbStart[], run: WandbRun | null): Record<string, string> {
  const tags = new Map<string, string>();
  for (const label of run?.tags ?? []) tags.set(label, "true");
  const named = { group: run?.group, job_type: run?.jobType, sweep: run?.sweep, entity: run?.entity };
  for (const [name, value] of Object.entries(named)) if (value) tags.set(`wandb.${name}`, value);
  for (const { state } of starts) {
    for (const { name, goal } of state.definitions) if (goal !== null) tags.set(`wandb.goal.${name}`, goal);
    for (const [key, value] of Object.entries(state.summary))
      if (typeof value === "string") tags.set(`wandb.summary.${key}`, value);
  }
  return Object.fromEntries(tags);
}
