import type { ExperimentFacts } from "../../model/experimentFacts";
import type { ExperimentRow } from "../../model/experimentRow";
import { codeSpan } from "../codeSpan";
import { listBlock } from "../listBlock";
import type { Translate } from "../translate";

/**
 * Markdown for the tooltip of an experiment. Everything that comes from a log stands in code spans, so nothing in it
 * renders.
 * @param facts what its tool recorded of it; null: nothing
 */
export function experimentTooltip(row: ExperimentRow, facts: ExperimentFacts | null, t: Translate): string {
  const { note = null, tags = {} } = facts ?? {};
  const tagLines = Object.entries(tags).map(([key, value]) => `${codeSpan(key)} ${codeSpan(value, 80)}`);
  const blocks = [
    `**${codeSpan(row.name)}** ${codeSpan(row.logDirectory, 300)}`,
    note === null || note === "" ? null : `**${t("Note")}** ${codeSpan(note, 300)}`,
    listBlock(t("Tags"), tagLines, t),
  ];
  return blocks.filter((block) => block !== null).join("\n\n");
}
