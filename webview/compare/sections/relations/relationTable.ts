import type { ParamRelation } from "../../../../src/core/compare/relation/paramRelations";
import type { Translate } from "../../../../src/core/view/translate";
import { dataTable } from "../../../shared/parts/dataTable";
import { logText } from "../../../shared/parts/logText";

/** The params with their rank correlation and how many runs it rests on. */
export function relationTable(relations: readonly ParamRelation[], t: Translate): HTMLElement {
  return dataTable({
    label: t("Rank correlation"),
    head: [t("Param"), t("Spearman's ρ"), t("n"), t("Strength"), t("Remark")],
    rows: relations.map((relation) => () => {
      const { key, correlation, strength } = relation;
      const cells = [
        logText(key),
        typeof correlation?.rho === "number" ? correlation.rho.toFixed(3) : "–",
        correlation === null ? "–" : String(correlation.n),
        strength === null ? "–" : strength.toFixed(2),
        remark(relation, t),
      ];
      return { cells };
    }),
    pageSize: 50,
    moreText: (hidden) => t("Show {0} more", hidden),
  });
}

function remark({ correlation, strength, isTelling }: ParamRelation, t: Translate): string {
  if (strength === null) return t("too few runs or constant");
  const remarks = [
    correlation === null ? t("not a number: strength by groups") : "",
    isTelling ? "" : t("may be chance"),
  ];
  return remarks.filter((one) => one !== "").join("; ");
}
