import assert from "node:assert/strict";
import type { RunRow } from "../../../../src/core/model/runRow";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { runListItem } from "../../../../src/core/view/runs/runListItem";
import { sampleRow, sampleStart } from "../../../support/model/sampleRun";

const now = sampleStart + 3 * 3_600_000;
const item = (more: Partial<RunRow>) => runListItem(sampleRow(more), now, plainTranslate);

describe("a run in a list", () => {
  const live = { status: "RUNNING", endTime: null, lastStep: 120 } as const;

  it("shows step and key metric of a live run, and moves", () => {
    const { description, icon } = item(live);
    assert.match(description, /^step 120 · 0\.25 val_loss · started 3 h ago$/);
    assert.match(icon.id, /~spin$/);
  });

  it("gives each state a shape, a colour and a spoken word of its own", () => {
    const states: Partial<RunRow>[] = [
      live,
      { ...live, isStale: true },
      { status: "SCHEDULED" },
      { status: "FINISHED" },
      { status: "FAILED" },
      { status: "KILLED" },
    ];
    const items = states.map(item);
    for (const seen of [
      items.map(({ icon }) => icon.id),
      items.map(({ icon }) => String(icon.color)),
      items.map(({ accessibleText }) => accessibleText.split(", ")[1]),
    ])
      assert.equal(new Set(seen).size, states.length, seen.join(" "));
  });

  it("tells the baseline, and the best run of its experiment, in words", () => {
    const best = (value: number, metric = "val_loss") =>
      runListItem(sampleRow({ isBaseline: true }), now, plainTranslate, { metric, value });
    assert.match(item({}).description, /^0\.25 val_loss · /);
    assert.match(
      best(0.25).description,
      /^baseline · best 0\.25 val_loss · (?!.*val_loss)/,
      "the value stands there once",
    );
    assert.match(best(0.125).description, /best 0\.125 val_loss · last 0\.25 · /);
    assert.match(best(0.9, "f1").description, /best 0\.9\d* f1 · 0\.25 val_loss · /);
    assert.match(best(0.25).accessibleText, /, baseline, best 0\.25 val_loss, /);
  });

  it("shows and says what it is marked with", () => {
    const marked = item({ isStarred: true, isArchived: true });
    assert.match(marked.description, /^★ · archived · /);
    assert.match(marked.accessibleText, /, starred, archived, /);
    assert.match(item({ isHidden: true }).description, /^hidden · /);
  });

  it("says in the line what went wrong, first", () => {
    assert.match(item({ status: "FAILED" }).description, /^failed · /);
    assert.match(item({ status: "KILLED" }).description, /^killed · /);
    assert.match(item({ ...live, isStale: true }).description, /^no sign of life · step 120/);
  });

  it("counts NaN metrics and problems", () => {
    const { description, accessibleText } = item({ nanMetrics: 2, problemCount: 1 });
    assert.match(description, /^NaN · 0\.25 val_loss/);
    assert.match(accessibleText, /finished, NaN in 2 metrics, /);
    assert.match(description, /1 problem$/);
  });

  it("says who recorded a run, unless it was Runback alone", () => {
    assert.match(item({ formats: ["wandb", "tensorboard", "novel"] }).description, / · W&B \+ TensorBoard \+ novel$/);
    assert.match(item({ formats: ["runback", "hydra"] }).accessibleText, /, Runback \+ Hydra$/);
    assert.doesNotMatch(item({ formats: ["runback"] }).description, /Runback/);
  });

  it("speaks the badge of uncommitted files", () => {
    const spoken = (more: Partial<RunRow>) => item(more).accessibleText;
    assert.match(spoken({ dirty: true, dirtyCount: 12 }), /, 12 uncommitted files$/);
    assert.match(spoken({ dirty: true, dirtyCount: 1 }), /, 1 uncommitted file$/);
    assert.match(spoken({ dirty: true }), /, uncommitted changes$/);
    for (const dirty of [false, null]) assert.doesNotMatch(spoken({ dirty, dirtyCount: 2 }), /uncommitted/);
  });

  it("shows a run of which nothing is known yet", () => {
    const empty = { startTime: null, endTime: null, lastTime: null, lastStep: null, keyMetric: null };
    assert.equal(item({ ...empty, status: "RUNNING" }).description, "");
    assert.equal(item(empty).description, "");
  });
});
