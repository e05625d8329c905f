import type { RunDetail } from "../../src/core/model/runDetail";
import type { SourceEvidence } from "../../src/core/model/runSource";
import type { Comparison } from "../../src/core/view/baselineText";
import { datasetLines } from "../../src/core/view/detail/datasetLines";
import type { DetailAct, DetailNode } from "../../src/core/view/detail/detailNode";
import { environmentLines } from "../../src/core/view/detail/environmentLines";
import { paramLines } from "../../src/core/view/detail/paramLines";
import { problemLines } from "../../src/core/view/detail/problemLines";
import { reachLines } from "../../src/core/view/detail/reachLines";
import { sourceLines } from "../../src/core/view/detail/sourceLines";
import { tagLines } from "../../src/core/view/detail/tagLines";
import type { SourceReach } from "../../src/core/view/source/sourceReach";
import type { RunAct, RunPageApi, RunPageState } from "../../src/protocol/pages/runPageApi";
import type { StartedPage } from "../shared/startPage";
import { codeButtons } from "./actButtons";
import { ArtifactCards } from "./artifactCards";
import { detailList } from "./detailList";
import { MetricCharts } from "./metricCharts";
import { MetricsTable, type MetricLine } from "./metricsTable";
import { pageSection } from "./pageSection";
import { shownOnce } from "./shownOnce";

/** What the parts of the page do. */
interface PartActs {
  readonly open: (act: DetailAct) => void;
  readonly act: (act: RunAct) => void;
  readonly say: (error: unknown) => void;
}

/** What the part Source shows. */
interface CodeOfRun {
  readonly evidence: SourceEvidence;
  readonly sources: RunDetail["sources"];
  readonly reach: SourceReach | null;
}

/** The foldable parts of the page. */
export interface RunParts {
  readonly elements: readonly HTMLElement[];
  /** @param comparison what the metrics are compared with */
  show(detail: RunDetail, metrics: readonly MetricLine[], comparison: Comparison): void;
}

/** Builds the parts, all of them hidden until there is something in them. */
export function runParts({ host, t }: StartedPage<RunPageState, RunPageApi>, acts: PartActs): RunParts {
  const moreText = (hidden: number): string => t("Show {0} more", hidden);
  const list = (title: string, of: (detail: RunDetail) => DetailNode[], isOpen = true) => {
    const section = pageSection(title, isOpen);
    const draw = shownOnce<DetailNode[]>((nodes) => {
      section.setCount(nodes.length);
      section.body.replaceChildren(detailList(nodes, { open: acts.open, moreText }));
    });
    return { ...section, show: (detail: RunDetail) => draw(of(detail)) };
  };
  const table = (title: string, isOpen: boolean) => {
    const section = pageSection(title, isOpen);
    const metrics = new MetricsTable(title, t);
    const charts = new MetricCharts({ series: (metric, points) => host.series(metric, points), say: acts.say }, t);
    section.body.append(metrics.element, charts.element);
    return {
      ...section,
      show(runId: string, lines: readonly MetricLine[], comparison: Comparison) {
        section.setCount(lines.length);
        metrics.show(runId, lines, comparison);
        charts.show(lines);
      },
    };
  };

  const source = pageSection(t("Source"));
  const drawSource = shownOnce<CodeOfRun>(({ evidence, sources, reach }) => {
    const [first, ...rest] = sourceLines(sources, t);
    const nodes = [...(first === undefined ? [] : [first]), ...reachLines(reach, t), ...rest];
    source.element.hidden = nodes.length === 0;
    const buttons = codeButtons(evidence, sources, acts.act, t);
    source.body.replaceChildren(buttons, detailList(nodes, { open: acts.open, moreText }));
  });
  let code: CodeOfRun = { evidence: "none", sources: [], reach: null };
  const askReach = shownOnce<CodeOfRun["sources"]>(() => {
    host
      .reach()
      .then((reach) => drawSource((code = { ...code, reach })))
      .catch(acts.say);
  });
  const artifacts = pageSection(t("Artifacts"));
  const cards = new ArtifactCards({ open: acts.open, picture: (at) => host.picture(at) }, t);
  artifacts.body.append(cards.element);
  const drawArtifacts = shownOnce<RunDetail["artifacts"]>((all) => {
    artifacts.setCount(cards.show(all));
  });
  const metrics = table(t("Metrics"), true);
  const system = table(t("System metrics"), false);
  const lists = {
    problems: list(t("Problems"), (detail) => problemLines(detail, t)),
    params: list(t("Params"), paramLines),
    tags: list(t("Tags"), tagLines),
    datasets: list(t("Datasets"), (detail) => datasetLines(detail, t)),
    environment: list(t("Environment"), environmentLines, false),
  };
  const { problems, params, tags, datasets, environment } = lists;
  const order = [problems, source, params, metrics, artifacts, tags, datasets, system, environment];
  return {
    elements: order.map((part) => part.element),
    show(detail, all, comparison) {
      for (const part of Object.values(lists)) part.show(detail);
      code = { evidence: detail.row.evidence, sources: detail.sources, reach: code.reach };
      askReach(code.sources);
      drawSource(code);
      drawArtifacts(detail.artifacts);
      const isSystem = ({ name }: MetricLine): boolean => name.startsWith("system/");
      const { runId } = detail.row;
      metrics.show(
        runId,
        all.filter((line) => !isSystem(line)),
        comparison,
      );
      // The load of a machine is no better or worse than that of another.
      system.show(runId, all.filter(isSystem), { ...comparison, baseline: null });
    },
  };
}
