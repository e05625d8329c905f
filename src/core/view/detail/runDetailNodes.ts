import type { RunDetail } from "../../model/runDetail";
import { noComparison, type Comparison } from "../baselineText";
import type { SourceReach } from "../source/sourceReach";
import type { Translate } from "../translate";
import { artifactLines } from "./artifactLines";
import { datasetLines } from "./datasetLines";
import type { DetailNode } from "./detailNode";
import { environmentLines } from "./environmentLines";
import { metricLines } from "./metricLines";
import { outcomeLines } from "./outcomeLines";
import { paramLines } from "./paramLines";
import { problemLines } from "./problemLines";
import { section } from "./section";
import { sourceSection } from "./sourceSection";
import { tagLines } from "./tagLines";

/**
 * The lines of the view Run.
 * @param now milliseconds since the epoch
 * @param reach whether the code can be reached in this clone; null while that is not known
 * @param comparison what the run is compared with
 */
export function runDetailNodes(
  detail: RunDetail,
  now: number,
  t: Translate,
  reach: SourceReach | null = null,
  comparison: Comparison = noComparison,
): readonly DetailNode[] {
  const nodes = [
    ...outcomeLines(detail, now, t),
    sourceSection(detail, t, reach),
    section("params", t("Params"), "symbol-parameter", paramLines(detail), true),
    section("metrics", t("Metrics"), "graph-line", metricLines(detail, t, comparison), true),
    section("tags", t("Tags"), "tag", tagLines(detail), true),
    section("artifacts", t("Artifacts"), "package", artifactLines(detail, t)),
    section("datasets", t("Datasets"), "database", datasetLines(detail, t)),
    section("environment", t("Environment"), "server-environment", environmentLines(detail)),
    section("problems", t("Problems"), "warning", problemLines(detail, t)),
  ];
  return nodes.filter((node) => node !== null);
}
