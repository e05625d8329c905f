import type { CurvesAnswer } from "../../../../../src/core/curves/curvesQuery";
import type { LineChart } from "../../../../shared/chart";
import type { CurveBoard } from "../curveBoard";
import type { HoverLayer } from "./hoverLayer";

/** A drag shorter than this (CSS pixels) is a click. */
const leastDrag = 5;
/** Part of the axis that one key press moves or the pointed place moves by. */
const keyStep = 1 / 40;

/**
 * Zoom and pan of a chart: a drag chooses a part of the axis, with Shift it moves the part shown; a double click shows
 * all, and Escape ends a drag that has chosen nothing yet. The same by keyboard: plus and minus, Shift with arrows,
 * Escape; arrows alone move the place pointed at.
 * @param hover marks the part that a drag will choose
 * @returns ends it
 */
export function zoomByPointer(
  layer: HTMLCanvasElement,
  chart: LineChart,
  board: CurveBoard,
  hover: Pick<HoverLayer, "drag">,
  answer: () => CurvesAnswer | null,
): () => void {
  let start: { readonly at: number; readonly isPan: boolean; readonly from: number; readonly to: number } | null = null;
  let cursor: number | null = null;

  const shownRange = (): readonly [number, number] => {
    const { left, right } = chart.area;
    return [chart.placeAt(left), chart.placeAt(right)];
  };
  const within = (at: number): number => Math.min(chart.area.right, Math.max(chart.area.left, at));
  const zoom = (from: number, to: number): void => {
    if (Number.isFinite(from) && Number.isFinite(to) && to > from) board.zoom([from, to]);
  };

  const press = (event: PointerEvent): void => {
    if (event.button !== 0 || answer() === null) return;
    const [from, to] = shownRange();
    start = { at: event.offsetX, isPan: event.shiftKey, from, to };
    layer.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    if (start && !start.isPan) hover.drag([within(start.at), within(event.offsetX)]);
  };
  const end = (): void => {
    start = null;
    hover.drag(null);
  };
  const release = (event: PointerEvent): void => {
    const begun = start;
    end();
    if (begun === null || Math.abs(event.offsetX - begun.at) < leastDrag) return;
    const [one, other] = [chart.placeAt(within(begun.at)), chart.placeAt(within(event.offsetX))];
    if (begun.isPan) zoom(begun.from + one - other, begun.to + one - other);
    else zoom(Math.min(one, other), Math.max(one, other));
  };
  const showAll = (): void => board.zoom(null);

  const key = (event: KeyboardEvent): void => {
    const [from, to] = shownRange();
    const length = to - from;
    const middle = cursor ?? (from + to) / 2;
    const side = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (event.key === "+" || event.key === "=") zoom(middle - length / 4, middle + length / 4);
    else if (event.key === "-") zoom(from - length / 2, to + length / 2);
    else if (event.key === "Escape" && start !== null) end();
    else if (event.key === "0" || (event.key === "Escape" && board.range !== null)) showAll();
    else if (side !== 0 && event.shiftKey) zoom(from + side * length * 4 * keyStep, to + side * length * 4 * keyStep);
    else if (side !== 0) {
      cursor = Math.min(to, Math.max(from, middle + side * length * keyStep));
      board.point({ metric: layer.closest<HTMLElement>("[data-metric]")?.dataset["metric"] ?? "", place: cursor });
    } else return;
    event.preventDefault();
  };

  const listeners = [
    ["pointerdown", press],
    ["pointermove", move],
    ["pointerup", release],
    ["lostpointercapture", end],
    ["dblclick", showAll],
    ["keydown", key],
  ] as const;
  for (const [type, listener] of listeners) layer.addEventListener(type, listener as EventListener);
  return () => {
    for (const [type, listener] of listeners) layer.removeEventListener(type, listener as EventListener);
  };
}
