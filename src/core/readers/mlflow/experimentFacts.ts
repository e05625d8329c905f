import type { ExperimentFacts } from "../../model/experimentFacts";

const noteTag = "mlflow.note.content";

/** MLflow keeps the note of an experiment among its tags. */
export function experimentFacts(tags: Iterable<readonly [key: string, value: string]>): ExperimentFacts {
  const all = new Map(tags);
  const note = all.get(noteTag) ?? null;
  all.delete(noteTag);
  return { note, tags: Object.fromEntries(all) };
}
