import type { ValueAxis } from "../../../../src/core/compare/relation/valueAxis";
import type { Translate } from "../../../../src/core/view/translate";
import { svgElement } from "../../../shared/svgElement";

/** Pixels of the chart. */
interface AxisPlace {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

type Stretch = readonly [low: number, high: number];

const width = 16;
/** Share of the axis that an arrow key moves by. */
const keyStep = 0.05;

/**
 * The part of an axis that takes marks. By pointer: drag along it, a click takes the mark away. By keyboard: arrows move
 * the mark, with Shift they move its upper end, Escape takes it away.
 */
export function axisBrush(
  axis: ValueAxis,
  { x, top, bottom }: AxisPlace,
  stretch: Stretch | null,
  brushed: (key: string, stretch: Stretch | null) => void,
  t: Translate,
): SVGGElement {
  const share = (pixel: number): number => Math.min(1, Math.max(0, (bottom - pixel) / (bottom - top)));
  const pixel = (position: number): number => bottom - position * (bottom - top);
  const mark = svgElement("rect", { x: x - width / 2, width, class: "brush-mark" });
  const show = (one: Stretch | null): void => {
    mark.setAttribute("y", String(one === null ? top : pixel(one[1])));
    mark.setAttribute("height", String(one === null ? 0 : Math.max(2, pixel(one[0]) - pixel(one[1]))));
  };
  show(stretch);
  const percent = (position: number): string => `${Math.round(position * 100)} %`;
  const text = stretch === null ? t("all") : t("{0} to {1} of the axis", percent(stretch[0]), percent(stretch[1]));
  const handle = svgElement("g", {
    class: "brush",
    tabindex: 0,
    role: "slider",
    "aria-label": t("Runs by {0}", axis.key.slice(0, 200)),
    "aria-orientation": "vertical",
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    "aria-valuenow": Math.round((stretch?.[1] ?? 1) * 100),
    "aria-valuetext": text,
    "data-axis": axis.key.slice(0, 200),
  });
  const ground = svgElement("rect", { x: x - width / 2, y: top, width, height: bottom - top, class: "brush-ground" });
  handle.append(ground, mark);

  const place = (event: PointerEvent): number => {
    const box = ground.getBoundingClientRect();
    return share(top + ((event.clientY - box.top) / box.height) * (bottom - top));
  };
  let start: number | null = null;
  handle.addEventListener("pointerdown", (event) => {
    start = place(event);
    handle.setPointerCapture(event.pointerId);
    handle.classList.add("is-dragged");
  });
  handle.addEventListener("pointermove", (event) => {
    if (start !== null) show(between(start, place(event)));
  });
  handle.addEventListener("lostpointercapture", () => handle.classList.remove("is-dragged"));
  handle.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const end = place(event);
    const isClick = Math.abs(end - start) < 0.01;
    const made = between(start, end);
    start = null;
    brushed(axis.key, isClick ? null : made);
  });
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowUp: keyStep, ArrowDown: -keyStep }[event.key];
    // Where nothing is marked, Escape is for the marks of all axes.
    if (step === undefined && (event.key !== "Escape" || stretch === null)) return;
    event.preventDefault();
    brushed(axis.key, step === undefined ? null : moved(stretch, step, event.shiftKey));
  });
  return handle;
}

function between(one: number, other: number): Stretch {
  return [Math.min(one, other), Math.max(one, other)];
}

/** The first arrow key marks the upper or the lower half. */
function moved(stretch: Stretch | null, step: number, isEnd: boolean): Stretch {
  if (stretch === null) return step > 0 ? [0.5, 1] : [0, 0.5];
  const [low, high] = stretch;
  if (isEnd) return [low, Math.min(1, Math.max(low, high + step))];
  const room = step > 0 ? Math.min(step, 1 - high) : Math.max(step, -low);
  return [low + room, high + room];
}
