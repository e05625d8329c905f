import { runCountText } from "../../src/core/view/runs/runCountText";
import type { CompareApi, CompareState, PageRuns } from "../../src/protocol/pages/compareApi";
import { editorApi } from "../shared/editorApi";
import { element } from "../shared/element";
import type { StartedPage } from "../shared/startPage";
import { tabs } from "../shared/parts/tabs";
import { brushNote } from "./brush/brushNote";
import { shareBrush } from "./brush/shareBrush";
import type { CompareContext } from "./compareContext";
import type { RunSet } from "./runSet";
import { sectionList } from "./sectionList";

const tabPreference = "tab";

/** Builds the page at once, and fills it as the index answers. @param first the runs, asked for before it was built */
export function comparePage(page: StartedPage<CompareState, CompareApi>, runs: RunSet, first: Promise<PageRuns>): void {
  const { host, root, state, t } = page;
  let kept = state;
  const keep = (change: Partial<CompareState>): void => {
    kept = { ...kept, ...change };
    editorApi.setState(kept);
  };
  const context: CompareContext = { ...page, runs, keep };
  runs.setBrush(state.brush ?? null);
  const sections = sectionList.map((build) => build(context));
  const status = element("p", { class: "muted", role: "status" }, t("Reading {0} runs…", state.runIds.length));
  const trouble = element("p", { class: "trouble", role: "alert", hidden: true });
  const list = sections.map((section) => ({
    id: section.id,
    title: section.title,
    panel: section.element,
    shown: () => section.shown(),
  }));
  const chosen = page.preferences[tabPreference];
  root.replaceChildren(
    element("header", { class: "compare-head" }, element("h1", {}, t("Compare")), status, brushNote(context)),
    trouble,
    tabs(t("Sections"), list, typeof chosen === "string" ? chosen : "", (id) => {
      host.setPreference(tabPreference, id).catch(say);
    }),
  );

  function say(error: unknown): void {
    trouble.textContent = error instanceof Error ? error.message : String(error);
    trouble.hidden = false;
  }

  async function load(asked: Promise<PageRuns>): Promise<void> {
    const answer = await asked;
    const { compared } = answer;
    trouble.hidden = true;
    const gone = state.runIds.length - compared.rows.length;
    status.textContent = runCountText(compared.rows.length, t) + (gone > 0 ? ` · ${t("{0} missing", gone)}` : "");
    runs.load(answer);
  }

  shareBrush(context);
  runs.onDidChange.listen((runIds) => {
    if (runIds === null || runIds.some((runId) => state.runIds.includes(runId))) load(host.runs()).catch(say);
  });
  load(first).catch(say);
}
