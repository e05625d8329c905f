import type { RunDetail } from "../../src/core/model/runDetail";
import { metricColumns } from "../../src/core/view/run/metricColumns";
import { runLook, type RunLook } from "../../src/core/view/runs/runLook";
import type { DetailAct } from "../../src/core/view/detail/detailNode";
import type { RunAct, RunPageApi, RunPageOverview, RunPageState } from "../../src/protocol/pages/runPageApi";
import { element } from "../shared/element";
import { logText } from "../shared/parts/logText";
import { Refresher } from "../shared/refresher";
import type { Signal } from "../shared/signal";
import type { StartedPage } from "../shared/startPage";
import { runButtons } from "./actButtons";
import { starButton } from "./starButton";
import { consoleOutput } from "./consoleOutput";
import { headline } from "./headline";
import { runParts } from "./runParts";
import { shownOnce } from "./shownOnce";

/** Milliseconds: numbers that change faster cannot be read. */
const interval = 1000;

/** Builds the page at once, fills it when the host answers, and follows the run while it trains. */
export function runPage(page: StartedPage<RunPageState, RunPageApi>, changed: Signal<readonly string[] | null>): void {
  const { host, root, state, t } = page;
  const trouble = element("p", { class: "trouble", role: "alert", hidden: true });
  const say = (error: unknown): void => {
    trouble.textContent = error instanceof Error ? error.message : String(error);
    trouble.hidden = false;
  };
  const open = (act: DetailAct): void => void host.open(act).catch(say);
  const act = (name: RunAct): void => void host.act(name).catch(say);
  const title = element("h1", {}, logText(state.runName));
  const star = starButton(act, t);
  const lines = element("div", { class: "headline" });
  const buttons = element("div");
  const console = consoleOutput(t, () => open({ kind: "console" }));
  const parts = runParts(page, { open, act, say });
  root.replaceChildren(
    element("header", {}, element("div", { class: "title" }, title, star.element), trouble, lines, buttons),
    element("div", { class: "parts" }, ...parts.elements, console.element),
  );
  const showButtons = shownOnce<RunLook>((look) => buttons.replaceChildren(runButtons(look, act, t)));

  function show({ detail, metrics, comparison }: RunPageOverview): void {
    const whole: RunDetail = { ...detail, metrics: {} };
    title.replaceChildren(logText(detail.row.runName));
    lines.replaceChildren(...headline(whole, comparison.baseline, Date.now(), t));
    star.show(detail.row.isStarred);
    showButtons(runLook(detail.row));
    parts.show(
      whole,
      metrics.names.map((name, at) => ({ name, summary: metricColumns.at(metrics, at) })),
      comparison,
    );
  }

  const refresher = new Refresher(interval, async () => {
    try {
      const overview = await host.overview();
      trouble.hidden = true;
      if (overview === null) say(t("This run no longer exists."));
      else {
        show(overview);
        console.show(await host.consoleTail());
      }
    } catch (error) {
      say(error);
    }
  });
  changed.listen((runIds) => {
    if (runIds === null || runIds.includes(state.runId)) refresher.ask();
  });
  refresher.ask();
}
