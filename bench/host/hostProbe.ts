import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import type { Services } from "../../src/host/services";
import { delayDuring } from "./delayDuring";
import { fillPanels } from "./fillPanels";
import type { ActivationReport, HostReport } from "./hostReport";

const limit = 240_000;
const idleTime = 3000;

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
  const filling = await delayDuring(() => fillPanels(services));
  const report: HostReport = {
    editor: vscode.version,
    node: process.versions.node,
    activation: (globalThis as unknown as { runbackActivation: ActivationReport }).runbackActivation,
    idle,
    indexing,
    filling,
    runCount: (await (await services.index.open()).status()).runCount,
  };
  writeFileSync(output, JSON.stringify(report));
}
