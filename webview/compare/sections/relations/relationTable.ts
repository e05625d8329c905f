import type { ParamRelation } from "../../../../src/core/compare/relation/paramRelations";
import type { Translate } from "../../../../src/core/view/translate";
import { dataTable } from "../../../shared/dataTable";
import { logText } from "../../../shared/logText";

/** Below so many pairs a coefficient says little. */
const fewPairs = 10;

/** The params with their rank correlation and how many runs it rests on. */
export function relationTable(relations: readonly ParamRelation[], t: Translate): HTMLElement {
  return dataTable({
    label: t("Rank correlation"),
    head: [t("Param"), t("Spearman's ρ"), t("n"), t("Strength"), t("Remark")],
    rows: relations.map(({ key, correlation, strength }) => () => ({
      cells: [
        logText(key),
        typeof correlation?.rho === "number" ? correlation.rho.toFixed(3) : "–",
        correlation === null ? "–" : String(correlation.n),
        strength === null ? "–" : strength.toFixed(2),
        remark(correlation, t),
      ],
    })),
    pageSize: 50,
    moreText: (hidden) => t("Show {0} more", hidden),
  });
}

function remark(correlation: ParamRelation["correlation"], t: Translate): string {
  if (correlation === null) return t("no number: strength by groups");
  if (correlation.rho === null) return t("too few runs or constant");
  return correlation.n < fewPairs ? t("few runs") : "";
}
