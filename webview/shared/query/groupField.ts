import { queryField, type QueryField, type QueryFieldParts } from "./queryField";

/** The field that filters and sorts groups by what is said of them, as *Filter and Sort Groups…* does in the view Runs. */
export function groupField(parts: Pick<QueryFieldParts, "complete" | "use" | "failed" | "t">): QueryField {
  const { t } = parts;
  return queryField({
    ...parts,
    ...{ id: "group-suggestions", subject: "groups", keeper: null },
    label: t("Filter and sort groups, such as: run_count > 2 ORDER BY metrics.val_acc DESC"),
    title: t(
      "Metrics are means over a group's runs; std(metrics.KEY), median(…) and others say more, run_count how many runs.",
    ),
  });
}
