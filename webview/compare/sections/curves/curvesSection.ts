import { element } from "../../../shared/element";
import { Refresher } from "../../../shared/refresher";
import type { CompareContext } from "../../compareContext";
import type { CompareSection } from "../../compareSection";
import { ChartFeed } from "./chart/chartFeed";
import { ChartGrid } from "./chart/chartGrid";
import { CurveBoard } from "./curveBoard";
import { curveToolbar } from "./curveToolbar";
import { enlarge } from "./enlarge";
import { runLegend } from "./runLegend";

/** Least time between two looks at runs that go on (ms): each draws all visible charts again. */
const liveInterval = 100;

/** The metrics of the runs as curves. */
export function curvesSection(context: CompareContext): CompareSection {
  const { runs, t } = context;
  const board = new CurveBoard(context);
  const feed = new ChartFeed((query) => context.host.curves(query));
  const grid = new ChartGrid(board, feed, (metric) => enlarge(metric, board, feed));
  function loadGroups(): void {
    // Without an answer the runs are drawn by themselves.
    if (board.settings.spread !== null) board.groups.load().catch(reportError);
  }
  const live = new Refresher(liveInterval, async () => grid.refresh());
  // Points are asked for beside what is new about the runs, not after it.
  runs.onDidChange.listen((runIds) => {
    if (runIds === null || runIds.some((runId) => runs.has(runId))) live.ask();
  });
  runs.onDidLoad.listen(() => {
    grid.build();
    grid.update();
    loadGroups();
  });
  board.onDidSet.listen(loadGroups);
  const place = element("section", { class: "curves" });
  const toolbar = curveToolbar(
    board,
    (pattern) => grid.search(pattern),
    () => place,
  );
  place.append(toolbar, runLegend(board), grid.element);
  return {
    id: "curves",
    title: t("Curves"),
    element: place,
    shown: () => grid.build(),
  };
}
