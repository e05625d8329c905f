import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import type { Services } from "../../src/host/services";
import type { IndexApi } from "../../src/protocol/indexApi";

/** So many runs are compared: the newest. */
const compared = 50;
const openings = 3;
/** Milliseconds without a question after which a page has what it shows. */
const quietTime = 300;
const limit = 60_000;

/** Opens a Compare panel with its charts and a Runs table, each until it is filled, several times over. */
export async function fillPanels({ context, comparePanels, index, runsPanels }: Services): Promise<void> {
  // The tab that the page shows first.
  await context.workspaceState.update("runback.comparePage.preferences", { tab: "curves" });
  const questions = new Questions(await index.open());
  try {
    for (let opening = 0; opening < openings; opening++) {
      await vscode.commands.executeCommand("runback.compareLast", compared);
      await questions.answered("curves");
      runsPanels.open({ experimentIds: [], experiments: [] });
      await questions.answered("packedCells");
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      for (const end = Date.now() + limit; comparePanels.size + runsPanels.size > 0; await wait(10))
        if (Date.now() > end) throw new Error("The panels did not close.");
    }
  } finally {
    questions.dispose();
  }
}

/** What is asked of the index, by whomever. */
class Questions {
  readonly #own: IndexApi;
  #open = 0;
  #last = 0;
  #answered = new Set<string>();

  constructor(private readonly api: IndexApi) {
    this.#own = { ...api };
    const counted = Object.entries(api).map(([method, ask]: [string, (...args: unknown[]) => Promise<unknown>]) => [
      method,
      (...args: unknown[]) => this.#count(method, () => ask(...args)),
    ]);
    Object.assign(api, Object.fromEntries(counted));
  }

  /** Resolves when such a question was answered since the last call and nothing has been asked for a while. */
  async answered(method: keyof IndexApi): Promise<void> {
    const isQuiet = () => this.#open === 0 && performance.now() - this.#last > quietTime;
    for (const end = Date.now() + limit; !this.#answered.has(method) || !isQuiet(); await wait(10))
      if (Date.now() > end) throw new Error(`No panel asked for ${method}.`);
    this.#answered.clear();
  }

  dispose(): void {
    Object.assign(this.api, this.#own);
  }

  async #count(method: string, ask: () => Promise<unknown>): Promise<unknown> {
    this.#open++;
    try {
      return await ask();
    } finally {
      this.#open--;
      this.#last = performance.now();
      this.#answered.add(method);
    }
  }
}
