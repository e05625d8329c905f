import type { Problem } from "../model/problem";
import type { RunMarks } from "./runMarks";

/** What is known of a run's marks. */
export interface MarksOfRun {
  /** null: it is not marked. */
  readonly marks: RunMarks | null;
  /** What of them cannot be read. */
  readonly problems: readonly Problem[];
}
