import { element } from "../element";

/** Characters shown; a name of ten thousand would cost the layout more than anybody reads. */
const limit = 400;
/** Characters of the tooltip. */
const tooltipLimit = 2000;

/** Text of a log as an element that keeps its direction to itself: right-to-left names turn nothing around them. */
export function logText(text: string, className = ""): HTMLElement {
  const isCut = text.length > limit;
  const shown = isCut ? `${text.slice(0, limit)}…` : text;
  const title = text.length > 24 ? text.slice(0, tooltipLimit) : undefined;
  return element("bdi", { class: `log-text ${className}`.trim(), title }, shown);
}
