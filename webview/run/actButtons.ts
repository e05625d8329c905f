import type { RunSource, SourceEvidence } from "../../src/core/model/runSource";
import type { RunLook } from "../../src/core/view/runs/runLook";
import type { Translate } from "../../src/core/view/translate";
import type { RunAct } from "../../src/protocol/pages/runPageApi";
import { controls } from "../shared/controls";
import { element } from "../shared/element";
import { menuButton } from "../shared/parts/menuButton";

/** An act with its name and whether it is offered. */
type OfferedAct = readonly [RunAct, string, boolean];

/** The acts of a run's code that can be done, the most wanted first, the rarer ones in a menu. */
export function codeButtons(
  evidence: SourceEvidence,
  sources: readonly RunSource[],
  act: (act: RunAct) => void,
  t: Translate,
): HTMLElement {
  if (evidence === "none") return element("div");
  const hasSnapshot = evidence === "snapshot" || evidence === "observed";
  const hasEntry = sources.at(-1)?.entry !== null;
  const acts: OfferedAct[] = [
    ["openWorktree", t("Open Source in New Window"), true],
    ["diffSource", t("Diff with Working Tree"), true],
    ["openEntryScript", t("Open Entry Script"), hasEntry],
    ["diffEntryScript", t("Diff Entry Script"), hasEntry],
    ["browseSource", t("Browse Source"), true],
    ["rerun", t("Re-run"), true],
    ["verifyReproduction", t("Verify Reproduction"), true],
  ];
  const rarer: OfferedAct[] = [
    ["debugRun", t("Debug"), true],
    ["addWorktree", t("Add Source to Workspace"), true],
    ["createBranch", t("Create Branch"), true],
    ["shareSnapshot", t("Share Snapshot"), hasSnapshot],
    ["checkOutRun", t("Check Out Run Here"), true],
  ];
  return bar(t("Exact code"), acts, rarer, act, t);
}

/** The acts on the run itself. */
export function runButtons(look: RunLook, act: (act: RunAct) => void, t: Translate): HTMLElement {
  const acts: OfferedAct[] = [
    ["copyAsMarkdown", t("Copy as Markdown"), true],
    ["copyRunId", t("Copy Run ID"), true],
    ["openRunFolder", t("Open Run Folder"), true],
    ["editNote", t("Edit Note"), true],
    ["editTags", t("Edit Tags"), true],
    ["stopRun", t("Stop Run"), look === "live" || look === "stale"],
  ];
  const rarer: OfferedAct[] = [
    ["renameRun", t("Rename"), true],
    ["setBaseline", t("Set as Baseline"), true],
  ];
  return bar(t("Run"), acts, rarer, act, t);
}

/** Buttons for acts, and a menu of the rarer ones behind them. */
function bar(
  label: string,
  acts: readonly OfferedAct[],
  rarer: readonly OfferedAct[],
  act: (act: RunAct) => void,
  t: Translate,
): HTMLElement {
  const items = rarer.flatMap(([name, text, isOffered]) => (isOffered ? [{ label: text, act: () => act(name) }] : []));
  const more = menuButton(controls.button(t("More…")), label, () => [items]);
  const offered = acts.filter(([, , isOffered]) => isOffered);
  const buttons = offered.map(([name, text], at) => {
    const look = at === 0 && name === "openWorktree" ? "primary" : "secondary";
    return controls.button(text, () => act(name), look);
  });
  return element("div", { class: "bar", role: "group", "aria-label": label }, ...buttons, more);
}
