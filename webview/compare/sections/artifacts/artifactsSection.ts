import { artifactAt } from "../../../../src/core/compare/runs/artifactAt";
import { artifactGroups, type ArtifactGroup } from "../../../../src/core/compare/runs/artifactGroups";
import type { RunComparison } from "../../../../src/core/compare/runs/runComparison";
import { formatBytes } from "../../../../src/core/format/formatBytes";
import { controls } from "../../../shared/controls";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import { pictureView } from "../../../shared/parts/pictureView";
import type { CompareContext } from "../../compareContext";
import type { CompareSection } from "../../compareSection";
import { feedOf } from "../../comparison/feedOf";
import { runLabel } from "../../comparison/runLabel";
import "./artifacts.css";

/** Artifacts of the same name side by side: pictures with a slider over steps, texts with the editor's diff. */
export function artifactsSection(context: CompareContext): CompareSection {
  const { host, runs, t } = context;
  const feed = feedOf(context);
  const trouble = element("p", { class: "trouble", role: "alert", hidden: true });
  const place = element("div", {}, element("p", { class: "muted" }, t("Reading…")));
  let wanted = "";
  let drawn = "";
  let isShown = false;

  function draw(): void {
    const { answer } = feed;
    if (answer === null || !isShown) return;
    const { artifacts, runs: rows } = answer.comparison;
    const ids = rows.map(({ runId }) => runId);
    const now = JSON.stringify([artifacts, ids, ids.filter((runId) => runs.isShown(runId)), feed.baseline, wanted]);
    if (now === drawn) return;
    drawn = now;
    const groups = artifactGroups(answer.comparison);
    const group = groups.find(({ name }) => name === wanted) ?? groups[0];
    if (group === undefined) {
      place.replaceChildren(element("p", { class: "muted" }, t("These runs have no artifacts.")));
      return;
    }
    const options = groups.map(({ name }) => ({ value: name, label: name }));
    const pick = controls.choice(t("Artifact"), options, group.name, (name) => {
      wanted = name;
      draw();
    });
    place.replaceChildren(element("div", { class: "bar" }, pick), ...board(group, answer.comparison));
  }

  function board(group: ArtifactGroup, { runs: rows }: RunComparison): HTMLElement[] {
    const grid = element("ul", { class: "side-by-side" });
    const shown = rows.map((row, run) => ({ row, run })).filter(({ row }) => runs.isShown(row.runId));
    const show = (step: number | null): void =>
      grid.replaceChildren(...shown.map(({ row, run }) => item(group, rows, row, run, step)));
    show(group.steps.at(-1) ?? null);
    return group.steps.length < 2 ? [grid] : [slider(group.steps, show), grid];
  }

  function slider(steps: readonly number[], show: (step: number) => void): HTMLElement {
    const stepAt = (at: number): number => steps[at] ?? 0;
    const last = steps.length - 1;
    const made = controls.slider(
      t("Step"),
      { max: last, step: 1, value: last },
      (at) => t("step {0}", stepAt(at)),
      (at) => show(stepAt(at)),
    );
    return element("div", { class: "bar" }, made);
  }

  function item(
    group: ArtifactGroup,
    rows: RunComparison["runs"],
    row: RunComparison["runs"][number],
    run: number,
    step: number | null,
  ): HTMLElement {
    const shown = artifactAt(group.runs[run] ?? [], step);
    const label = runLabel(row, runs);
    if (shown === null) return element("li", {}, label, element("p", { class: "muted" }, t("missing")));
    const { runId } = row;
    const { index, name, size, pictureType: type } = shown;
    const at = shown.step === null ? [] : [t("step {0}", shown.step)];
    const facts = [...at, ...(size === null ? [] : [formatBytes(size)])].join(" · ");
    const open = button(logText(name), () => host.openArtifact({ runId, index }));
    const about = element("div", {}, open, " ", element("span", { class: "muted" }, facts));
    if (type !== null)
      return element(
        "li",
        {},
        label,
        pictureView(name, type, () => host.picture({ runId, index })),
        about,
      );
    const baseline = artifactAt(group.runs[feed.baseline] ?? [], step);
    const baselineId = rows[feed.baseline]?.runId;
    if (run === feed.baseline || baseline === null || baselineId === undefined) return element("li", {}, label, about);
    const left = { runId: baselineId, index: baseline.index };
    const diff = button(t("Diff with baseline"), () => host.diffArtifacts(left, { runId, index }));
    return element("li", {}, label, about, diff);
  }

  function button(text: Node | string, act: () => Promise<void>): HTMLButtonElement {
    const made = element("button", { class: "link", type: "button" }, text);
    made.addEventListener("click", () => {
      trouble.hidden = true;
      act().catch((error: unknown) => {
        trouble.textContent = error instanceof Error ? error.message : String(error);
        trouble.hidden = false;
      });
    });
    return made;
  }

  feed.onDidChange.listen(draw);
  runs.onDidSelect.listen(draw);
  return {
    id: "artifacts",
    title: t("Artifacts"),
    element: element("section", {}, trouble, place),
    shown() {
      isShown = true;
      feed.start();
      draw();
    },
  };
}
