import type { OpenedPage } from "../../test/pages/openPage";

/** What charts take of the page's memory. */
export interface HeapOfCharts {
  /** Bytes for each drawn point of an open chart. */
  readonly perPoint: number;
  /** Bytes that are more than before after so many openings and closings. */
  readonly growth: number;
}

/** Opens and closes charts in a page with the probe of charts, and looks at its heap after collections of garbage. */
export async function heapOfCharts(
  { page }: OpenedPage,
  { series, points, openings }: { readonly series: number; readonly points: number; readonly openings: number },
): Promise<HeapOfCharts> {
  const session = await page.context().newCDPSession(page);
  const used = async (): Promise<number> => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize;
  };
  const call = (text: string) => page.evaluate(`window.probe.${text}`);
  // Code and tables that the first chart brings stay.
  await call(`hold(${series}, ${points})`);
  await call("release()");
  const before = await used();
  await call(`hold(${series}, ${points})`);
  const open = await used();
  await call("release()");
  for (let opening = 1; opening < openings; opening++) {
    await call(`hold(${series}, ${points})`);
    await call("release()");
  }
  return { perPoint: (open - before) / (series * points), growth: (await used()) - before };
}
