import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { plainTranslate } from "../../src/core/view/plainTranslate";
import { DisposableStore } from "../../src/host/base/disposableStore";
import { PackagesOfRuns } from "../../src/host/files/packagesOfRuns";
import { comparePage } from "../../src/host/pages/compare/comparePage";
import type { Services } from "../../src/host/services";
import { seedParams } from "../../src/core/groups/seedParams";
import type { CompareState } from "../../src/protocol/pages/compareApi";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

/** A Compare panel without its page: what the page would ask, the test asks. */
function panelOf(services: Services, runIds: readonly string[]) {
  const { index, brushed, directions, styles } = services;
  const nothing = async (): Promise<void> => undefined;
  const tools = {
    ...{
      t: plainTranslate,
      git: services.git,
      packages: new PackagesOfRuns(),
      directions,
      styles,
      seedParams: () => seedParams,
    },
    ...{ changedFiles: async () => ({ files: [], total: 0, notice: null }) },
    ...{ diffSource: nothing, openArtifact: nothing, diffArtifacts: nothing },
  };
  const kind = comparePage(index, tools, brushed, directions);
  const store = new DisposableStore();
  const handle = { state: { runIds, baselineId: null } as CompareState, store, setState };
  function setState(next: CompareState): void {
    handle.state = next;
  }
  const api = kind.api(handle, new AbortController().signal);
  const mark = (marked: readonly string[]) =>
    api.setBrush({ metric: "loss", marks: { loss: [0, 0.5] }, runIds: marked });
  return { kind, handle, store, api, mark };
}

describe("runs that are marked in a Compare panel, in the editor", () => {
  let services: Services;
  let one: RunWriter;
  let other: RunWriter;

  before(async () => {
    services = await testServices();
    [one, other] = ["one", "other"].map((name) => new RunWriter({ name, experiment: "brushed" }).end()) as [
      RunWriter,
      RunWriter,
    ];
    for (const name of ["one", "other"]) await shownRun(services, "brushed", name);
  });

  const described = (pattern: RegExp) =>
    waitFor(`the description ${String(pattern)}`, () =>
      pattern.test(services.runsView.view.description ?? "") ? true : undefined,
    );
  const isMarked = ({ label, accessibilityInformation }: vscode.TreeItem): boolean =>
    typeof label === "object" && /, marked in Compare$/.test(accessibilityInformation?.label ?? "");

  it("stand out in the view Runs, and are kept for the page, until the marks are cleared", async () => {
    const { handle, api, mark, kind, store } = panelOf(services, [one.runId, other.runId]);
    await mark([one.runId]);
    await shownRun(services, "brushed", "one", isMarked);
    await shownRun(services, "brushed", "other", (item) => !isMarked(item));
    await described(/1 marked in Compare$/);
    assert.deepEqual(handle.state.brush?.runIds, [one.runId]);
    assert.ok(kind.isState(handle.state), "the page is shown again with its marks");
    await api.setBrush(null);
    await shownRun(services, "brushed", "one", (item) => !isMarked(item) && item.label === "one");
    await described(/^$/);
    store.dispose();
  });

  it("are those of the panel that marked last, and go with their panel", async () => {
    const [first, second] = [1, 2].map(() => panelOf(services, [one.runId, other.runId])) as [
      ReturnType<typeof panelOf>,
      ReturnType<typeof panelOf>,
    ];
    await first.mark([one.runId]);
    await second.mark([one.runId, other.runId]);
    assert.equal(services.brushed.ids.size, 2);
    second.store.dispose();
    assert.deepEqual([...services.brushed.ids], [one.runId]);
    first.store.dispose();
    assert.equal(services.brushed.ids.size, 0);
  });

  it("can only be runs of the panel", async () => {
    const { mark, store } = panelOf(services, [one.runId]);
    await assert.rejects(mark([other.runId]), /not part of the comparison/);
    assert.equal(services.brushed.ids.size, 0);
    store.dispose();
  });
});
