import { runCountText } from "../../src/core/view/runs/runCountText";
import type { CompareApi, CompareState } from "../../src/protocol/pages/compareApi";
import { element } from "../shared/element";
import type { StartedPage } from "../shared/startPage";
import { tabs } from "../shared/parts/tabs";
import type { CompareContext } from "./compareContext";
import type { RunSet } from "./runSet";
import { sectionList } from "./sectionList";

const tabPreference = "tab";

/** Builds the page at once, and fills it as the index answers. */
export function comparePage(page: StartedPage<CompareState, CompareApi>, runs: RunSet): void {
  const { host, root, state, t } = page;
  const context: CompareContext = { ...page, runs };
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
    element("header", { class: "compare-head" }, element("h1", {}, t("Compare")), status),
    trouble,
    tabs(t("Sections"), list, typeof chosen === "string" ? chosen : "", (id) => {
      host.setPreference(tabPreference, id).catch(say);
    }),
  );

  function say(error: unknown): void {
    trouble.textContent = error instanceof Error ? error.message : String(error);
    trouble.hidden = false;
  }

  async function load(): Promise<void> {
    const [compared, styles] = await Promise.all([host.runs(), host.styles(state.runIds)]);
    trouble.hidden = true;
    const gone = state.runIds.length - compared.rows.length;
    status.textContent =
      runCountText(compared.rows.length, t) + (gone > 0 ? ` · ${t("{0} not there any more", gone)}` : "");
    runs.load(compared, new Map(styles.map((style, i) => [state.runIds[i] ?? "", style])));
  }

  runs.onDidChange.listen((runIds) => {
    if (runIds === null || runIds.some((runId) => state.runIds.includes(runId))) load().catch(say);
  });
  load().catch(say);
}
