import { monitorEventLoopDelay } from "node:perf_hooks";
import type { LoopDelay } from "./hostReport";

const nanoseconds = 1e6;
const microseconds = 1e3;

/** Processor time of this thread in milliseconds; Node tells it from 23.9 on. */
function threadTime(): number | null {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => { user: number; system: number } };
  const usage = threadCpuUsage?.();
  return usage ? (usage.user + usage.system) / microseconds : null;
}

/** How long the event loop was blocked while `act` was going on. */
export async function delayDuring(act: () => Promise<void>): Promise<LoopDelay> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  const started = performance.now();
  const cpuBefore = threadTime();
  histogram.enable();
  await act();
  histogram.disable();
  const cpuAfter = threadTime();
  return {
    p99: histogram.percentile(99) / nanoseconds,
    p999: histogram.percentile(99.9) / nanoseconds,
    max: histogram.max / nanoseconds,
    duration: performance.now() - started,
    cpuTime: cpuBefore !== null && cpuAfter !== null ? cpuAfter - cpuBefore : null,
  };
}
