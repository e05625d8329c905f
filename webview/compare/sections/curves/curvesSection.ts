import { element } from "../../../shared/element";
import type { CompareContext } from "../../compareContext";
import type { CompareSection } from "../../compareSection";

/** The metrics of the runs as curves. */
export function curvesSection({ runs, t }: CompareContext): CompareSection {
  const list = element("ul");
  const show = (): void => list.replaceChildren(...runs.compared.metrics.map((metric) => element("li", {}, metric)));
  runs.onDidLoad.listen(show);
  return { id: "curves", title: t("Curves"), element: element("section", {}, list), shown: show };
}
