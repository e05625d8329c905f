import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import type { Services } from "../../src/host/services";
import type { ActivationReport, HostReport, LoopDelay } from "./hostReport";

const limit = 240_000;
const idleTime = 3000;
const nanoseconds = 1e6;
const microseconds = 1e3;

/** Processor time of this thread in milliseconds; Node tells it from 23.9 on. */
function threadTime(): number | null {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => { user: number; system: number } };
  const usage = threadCpuUsage?.();
  return usage ? (usage.user + usage.system) / microseconds : null;
}

/** How long the event loop was blocked while `act` was going on. */
async function delayDuring(act: () => Promise<void>): Promise<LoopDelay> {
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

/** Resolves when the index has read every log. */
async function indexed(services: Services, expected: number): Promise<void> {
  const api = await services.index.open();
  for (const end = Date.now() + limit; Date.now() < end; await wait(50)) {
    const { isLoading, runCount } = await api.status();
    if (!isLoading && runCount >= expected) return;
  }
  throw new Error("The index did not become ready.");
}

/** Entry of `@vscode/test-electron`: measures one session in the extension host and writes what it found. */
export async function run(): Promise<void> {
  const expected = Number(process.env["RUNBACK_BENCH_RUNS"]);
  const output = process.env["RUNBACK_BENCH_OUTPUT"];
  const extension = vscode.extensions.getExtension<Services>("runback.runback");
  if (!extension || !output) throw new Error("The probe was not started by the benchmark.");
  const services = await extension.activate();
  const idle = await delayDuring(() => wait(idleTime));
  const indexing = await delayDuring(async () => {
    // As a user does it: the side bar is opened, the tree asks for its rows while the index grows.
    await vscode.commands.executeCommand("workbench.view.extension.runback");
    await indexed(services, expected);
  });
  const report: HostReport = {
    editor: vscode.version,
    node: process.versions.node,
    activation: (globalThis as unknown as { runbackActivation: ActivationReport }).runbackActivation,
    idle,
    indexing,
    runCount: (await (await services.index.open()).status()).runCount,
  };
  writeFileSync(output, JSON.stringify(report));
}
