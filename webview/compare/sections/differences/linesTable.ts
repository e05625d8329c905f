import type { ComparedLine } from "../../../../src/core/compare/runs/comparedLine";
import type { RunRow } from "../../../../src/core/model/runRow";
import { dataTable } from "../../../shared/parts/dataTable";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import { runLabel } from "../../comparison/runLabel";
import type { CompareContext } from "../../compareContext";

/** Cells put into the page at a time. */
const cellLimit = 2000;

/** Texts of the runs side by side; what is not as in the baseline stands out. */
export function linesTable(
  label: string,
  lines: readonly ComparedLine[],
  runs: readonly RunRow[],
  baseline: number,
  { runs: set, t }: CompareContext,
): HTMLElement {
  return dataTable({
    label,
    head: [t("Name"), ...runs.map((row) => runLabel(row, set))],
    rows: lines.map(({ key, values }) => () => ({
      cells: [
        logText(key),
        ...values.map((text) => {
          const className = text === values[baseline] ? "muted" : "other";
          return text === null ? element("span", { class: "muted" }, "–") : logText(text, className);
        }),
      ],
    })),
    pageSize: Math.max(10, Math.floor(cellLimit / Math.max(1, runs.length))),
    moreText: (hidden) => t("Show {0} more", hidden),
  });
}
