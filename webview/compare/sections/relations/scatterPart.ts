import type { RunRow } from "../../../../src/core/model/runRow";
import { controls } from "../../../shared/controls";
import { element } from "../../../shared/element";
import type { CompareContext } from "../../compareContext";
import type { AxisChoice } from "./relationAxes";
import { scatterChart } from "./scatterChart";

/** Ids of axes; empty: the usual one. */
interface ChosenAxes {
  readonly x: string;
  readonly y: string;
  readonly colour: string;
}

/**
 * The scatter chart with the choices of its axes, which stay as they were chosen.
 * @param changed called when the user has chosen others
 * @returns draws it: over these axes, `x` and `y` where nothing else was chosen
 */
export function scatterPart(
  context: CompareContext,
  changed: () => void,
): (choices: readonly AxisChoice[], rows: readonly RunRow[], usual: Pick<ChosenAxes, "x" | "y">) => HTMLElement[] {
  const { t } = context;
  let chosen: ChosenAxes = { x: "", y: "", colour: "" };
  return (choices, rows, usual) => {
    const find = (id: string, fallback: string): AxisChoice | undefined =>
      choices.find((one) => one.id === id) ?? choices.find((one) => one.id === fallback);
    const x = find(chosen.x, usual.x);
    const y = find(chosen.y, usual.y);
    const colour = find(chosen.colour, "");
    if (x === undefined || y === undefined) return [];
    const options = choices.map(({ id, name }) => ({ value: id, label: name }));
    const pick = (title: string, part: keyof ChosenAxes, id: string): HTMLElement =>
      controls.choice(
        title,
        part === "colour" ? [{ value: "", label: t("Run") }, ...options] : options,
        id,
        (value) => {
          chosen = { ...chosen, [part]: value };
          changed();
        },
      );
    const label = t("{0} over {1}, one point a run", y.name.slice(0, 200), x.name.slice(0, 200));
    const parts = { x: x.axis(), y: y.axis(), colour: colour?.axis() ?? null, rows, label };
    return [
      element("h2", {}, t("Scatter")),
      element(
        "div",
        { class: "bar" },
        pick(t("X"), "x", x.id),
        pick(t("Y"), "y", y.id),
        pick(t("Colour"), "colour", colour?.id ?? ""),
      ),
      element("div", { class: "scatter-place" }, scatterChart(parts, context)),
    ];
  };
}
