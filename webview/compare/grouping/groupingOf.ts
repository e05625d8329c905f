import type { CompareContext } from "../compareContext";
import { RunGrouping } from "./runGrouping";

const groupings = new WeakMap<CompareContext, RunGrouping>();

/** The one grouping of a page, which its sections share. */
export function groupingOf(context: CompareContext): RunGrouping {
  const grouping = groupings.get(context) ?? new RunGrouping(context);
  groupings.set(context, grouping);
  return grouping;
}
