/** CSS pixels between the place and the box. */
const distance = 12;
/** CSS pixels that the box keeps from the window's edges. */
const margin = 4;

/**
 * Puts a box beside a place on a chart, on the side of the window with more room; it may stand over the charts around,
 * but stays in the window.
 * @param left where the place is, in pixels from the chart's left edge
 */
export function placeBeside(box: HTMLElement, chart: HTMLElement, left: number): void {
  const area = chart.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const [before, behind] = [area.left + left, clientWidth - area.left - left];
  const isBehind = behind >= before;
  box.style.maxWidth = `${Math.max(before, behind) - distance - margin}px`;
  box.style.left = isBehind ? `${left + distance}px` : "";
  box.style.right = isBehind ? "" : `${area.width - left + distance}px`;
  const top = Math.min(margin, clientHeight - margin - box.offsetHeight - area.top);
  box.style.top = `${Math.max(top, margin - area.top)}px`;
}
