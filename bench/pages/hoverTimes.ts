import type { Frame } from "playwright-core";

/** Milliseconds from each of many pointer moves over the first chart until the frame that shows it. */
export async function hoverTimes(page: Frame, moves: number): Promise<number[]> {
  return page.evaluate(async (count) => {
    const layer = document.querySelector<HTMLCanvasElement>(".chart-card[data-drawn] .hover-layer");
    if (!layer) return [];
    const box = layer.getBoundingClientRect();
    const times: number[] = [];
    for (let move = 0; move < count; move++) {
      const clientX = box.left + box.width * (0.2 + (0.6 * move) / count);
      const start = performance.now();
      layer.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY: box.top + 80, bubbles: true }));
      await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - start);
    }
    return times;
  }, moves);
}
