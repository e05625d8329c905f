import { runStyleParts, type RunStyle } from "../../../../src/core/view/styles/runStyle";
import { openMenu, type MenuItem } from "../../../shared/parts/menu";
import type { CompareContext } from "../../compareContext";

/** Lets the user choose the colour, the strokes and the marker of a run, for every page. */
export function openStyleMenu(runId: string, runName: string, place: HTMLElement, context: CompareContext): void {
  const { host, runs, t } = context;
  const now = runs.style(runId);
  const names = {
    colour: [t("Blue"), t("Orange"), t("Purple"), t("Green"), t("Red"), t("Yellow"), t("Black or white")],
    dash: [t("Solid"), t("Dashed"), t("Dotted"), t("Dashes and dots")],
    marker: [t("Circle"), t("Triangle"), t("Square"), t("Cross"), t("Diamond"), t("Star")],
  };
  const choices = (part: keyof RunStyle, count: number): MenuItem[] =>
    names[part].slice(0, count).map((label, at) => ({
      label,
      isChecked: now[part] === at,
      act: () => {
        const style = { ...now, [part]: at };
        runs.restyle(runId, style);
        // The run is drawn this way here all the same.
        host.setStyle(runId, style).catch(reportError);
      },
    }));
  const { colours, dashes, markers } = runStyleParts;
  const groups = [choices("colour", colours.length), choices("dash", dashes.length), choices("marker", markers.length)];
  openMenu(t("How {0} is drawn", runName), place.getBoundingClientRect(), groups);
}
