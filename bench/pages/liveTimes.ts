import { openCompare } from "../../test/pages/compare/openCompare";
import { realIndex } from "../../test/pages/support/realIndex";
import { chartWatch } from "./chartWatch";
import { joinByWindow } from "./editor/joinByWindow";

const runs = 20;
const steps = 1000;

/** What one point of a live run takes until it is seen. */
export interface LiveTimes {
  /** From before the append to the log until the frame with the chart drawn with it was painted (ms). */
  readonly times: readonly number[];
  /** Messages to the page for it: the notice, and an answer to each question that follows from it. */
  readonly messages: readonly number[];
}

/** Points that go, one after the other, from a log over the index to the one chart of an open Compare page. */
export async function liveTimes(points: number): Promise<LiveTimes> {
  const index = await realIndex();
  try {
    const writers = Array.from({ length: runs }, (_, at) => index.run({ name: `live ${at}`, experiment: "live" }));
    for (const [at, writer] of writers.entries())
      for (let step = 0; step < steps; step++) writer.metric(step, { loss: Math.exp(-step / 300) + at / 10 });
    await index.refresh();
    const look = { preferences: { tab: "curves" }, join: joinByWindow, prepare: chartWatch.tell };
    const served = await openCompare(
      index,
      writers.map(({ runId }) => runId),
      look,
    );
    await chartWatch.shown(served, 1);
    const [times, messages] = [[] as number[], [] as number[]];
    for (let point = 0; point < points; point++) {
      await served.page.waitForTimeout(300);
      const step = steps + point;
      const words = `to ${step.toLocaleString("en")}.`;
      const before = served.sentCount();
      const seen = served.frame.waitForFunction(
        (text) =>
          document.querySelector(".chart-card canvas[role=img]")?.getAttribute("aria-label")?.includes(text)
            ? // Frames are asked before their paint. The clock is the same in all processes of a machine.
              new Promise<number>((painted) => setTimeout(() => painted(performance.timeOrigin + performance.now())))
            : 0,
        words,
        { polling: "raf", timeout: 30_000 },
      );
      const start = performance.timeOrigin + performance.now();
      writers[point % runs]?.metric(step, { loss: 0.5 });
      times.push(Number(await (await seen).jsonValue()) - start);
      messages.push(served.sentCount() - before);
    }
    await served.close();
    return { times, messages };
  } finally {
    await index.close();
  }
}
