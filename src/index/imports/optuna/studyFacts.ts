import type { ExperimentFacts } from "../../../core/model/experimentFacts";
import { attributeText } from "../../../core/readers/optuna/attributeText";
import { askDatabase } from "../sqlite/askDatabase";
import { textValue } from "../sqlite/textValue";

/** Attributes of one study that are read, at most. */
const maxAttributes = 200;

/** User attributes of the study that a trial belongs to; null when they cannot be read. */
export function studyFacts(file: string, trialId: string): Promise<ExperimentFacts | null> {
  return askDatabase(file, (database) => {
    const rows = database
      .prepare(
        `SELECT key, value_json FROM study_user_attributes
         WHERE study_id = (SELECT study_id FROM trials WHERE trial_id = ?) ORDER BY key LIMIT ${maxAttributes}`,
      )
      .all(Number(trialId));
    const tags = rows.map(([key, value]) => [String(key), attributeText(textValue(value) ?? "")] as const);
    return { note: null, tags: Object.fromEntries(tags) };
  });
}
