import assert from "node:assert/strict";
import type { RunEvent } from "../../../../src/core/ingest/runEvent";
import type { ParamValue } from "../../../../src/core/model/paramValue";
import type { RunSource } from "../../../../src/core/model/runSource";
import { RunState } from "../../../../src/core/runs/runState";
import { supersedeLimit } from "../../../../src/core/runs/supersede";
import { SeriesSummary } from "../../../../src/core/series/seriesSummary";

const place = {
  fallbackId: "runback:folder",
  experimentId: "e1",
  fallbackExperiment: "digits",
  formats: ["runback"],
  directory: "/logs/digits/folder",
  logFile: "/logs/digits/folder/events.jsonl",
  consoleFile: null,
};
const start: RunEvent = {
  kind: "start",
  time: 1000,
  runId: "runback:01J",
  runName: "baseline",
  experiment: "Digits!",
  parentId: "runback:01A",
  host: "gpu01",
  pid: 42,
  note: "first",
};
const end: RunEvent = {
  kind: "end",
  time: 9000,
  status: "FAILED",
  exitCode: 1,
  error: { type: "E", message: "m", traceback: null },
};
const resume: RunEvent = { kind: "resume", time: 20_000, attempt: 2, startStep: 5, host: "gpu02", pid: 43 };

function source(attempt: number, commit: string): RunEvent {
  const code: RunSource = {
    attempt,
    evidence: "snapshot",
    repository: "/r",
    commit,
    branch: "main",
    remote: null,
    dirty: true,
    snapshot: "s",
    objects: null,
    changed: ["a.py"],
    changedCount: 3,
    untracked: [],
    untrackedCount: 2,
    notCaptured: [],
    patch: null,
    entry: "a.py",
    reason: null,
    remedy: null,
  };
  return { kind: "source", source: code };
}

function stateOf(...events: RunEvent[]): RunState {
  const state = new RunState();
  for (const event of events) state.apply(event);
  return state;
}

function summaries(values: Record<string, number[]>): Map<string, SeriesSummary> {
  return new Map(
    Object.entries(values).map(([metric, list]) => {
      const summary = new SeriesSummary();
      for (const [step, value] of list.entries()) summary.add(step, value);
      return [metric, summary];
    }),
  );
}

describe("RunState", () => {
  it("lists a dataset once that every attempt logs, and tells others apart", () => {
    const fixed = { size: 28, nfiles: 1, digestAlgorithm: "sha256", rows: 3 };
    const dataset = { ...fixed, name: "digits", role: "train", path: "/d.csv", digest: "aa" };
    const others = [{ role: "eval" }, { digest: "bb" }, { path: null }, { name: "letters" }];
    const logged = [dataset, ...others.map((other) => ({ ...dataset, ...other })), { ...dataset, rows: 4 }];
    const state = stateOf(start, ...logged.map((item): RunEvent => ({ kind: "dataset", dataset: item })));
    const again = RunState.unpack(state.pack());
    again.apply({ kind: "dataset", dataset: { ...dataset, rows: 5 } });
    const { datasets } = again.detail(0, place, new Map());
    assert.deepEqual(
      datasets.map(({ rows }) => rows),
      [5, 3, 3, 3, 3],
    );
  });

  it("is a run by its folder before anything is known", () => {
    const row = new RunState().row(0, place, new Map());
    assert.equal(row.runId, "runback:folder");
    assert.equal(row.runName, "folder");
    assert.equal(row.experiment, "digits");
    assert.equal(row.status, "RUNNING");
    assert.equal(row.isStale, true);
    assert.equal(row.keyMetric, null);
    assert.equal(row.lastStep, null);
  });

  it("follows a run from start to end", () => {
    const state = stateOf(start, source(1, "c1"), end);
    state.addProblems([{ file: "f", line: 3, reason: "bad" }], 7);
    const row = state.row(
      9000,
      place,
      summaries({ loss: [3, 2], "system/cpu": [0, 1, 2, 3], "val/acc": [0.5, NaN, 0.25] }),
    );
    assert.deepEqual(
      { ...row, formats: [], directory: "" },
      {
        runId: "runback:01J",
        runName: "baseline",
        experimentId: "e1",
        experiment: "Digits!",
        parentId: "runback:01A",
        formats: [],
        status: "FAILED",
        isStale: false,
        startTime: 1000,
        endTime: 9000,
        lastTime: 9000,
        attempts: 1,
        lastStep: 2,
        keyMetric: { name: "val/acc", value: 0.25 },
        nanMetrics: 1,
        problemCount: 7,
        childCount: 0,
        evidence: "snapshot",
        dirty: true,
        dirtyCount: 5,
        directory: "",
        host: "gpu01",
        pid: 42,
        isStarred: false,
        isArchived: false,
        isHidden: false,
        baselineSince: null,
        isBaseline: false,
      },
    );
  });

  it("is stale after 90 s without any record, and not when it has ended", () => {
    const state = stateOf(start, { kind: "heartbeat", time: 31_000 });
    assert.equal(state.row(121_000, place, new Map()).isStale, false);
    assert.equal(state.row(121_001, place, new Map()).isStale, true);
    state.seen(40_000);
    state.seen(NaN);
    state.seen(2000);
    assert.equal(state.row(121_001, place, new Map()).isStale, false);
    state.apply(end);
    assert.equal(state.row(1e12, place, new Map()).isStale, false);
  });

  it("runs again after a resume, with a source for each attempt in their order", () => {
    const state = stateOf(start, source(1, "c1"), end, resume, source(2, "c2"), source(1, "late"));
    const detail = state.detail(20_000, place, new Map());
    assert.equal(detail.row.status, "RUNNING");
    assert.equal(detail.row.endTime, null);
    assert.equal(detail.row.attempts, 2);
    assert.equal(detail.error, null);
    assert.deepEqual(
      detail.sources.map(({ commit }) => commit),
      ["late", "c2"],
    );
    assert.equal(detail.row.host, "gpu02");
  });

  it("hides points of earlier attempts from the least start step on", () => {
    const { resumes } = stateOf(start, resume, { ...resume, startStep: 3 }, { ...resume, attempt: 3, startStep: null });
    assert.equal(supersedeLimit(resumes, 1), 3);
    assert.equal(supersedeLimit(resumes, 2), Infinity);
    assert.equal(supersedeLimit([...resumes, { attempt: 4, startStep: 9 }], 1), 3);
    assert.equal(supersedeLimit([...resumes, { attempt: 4, startStep: 9 }], 2), 9);
  });

  it("lets later params, tags, notes, artifacts and environments take the place of earlier ones", () => {
    const artifact = {
      name: "w",
      path: "w.bin",
      kind: "model",
      size: 1,
      sha256: null,
      step: null,
      stored: "copied" as const,
    };
    const state = stateOf(
      start,
      {
        kind: "params",
        params: Object.fromEntries<ParamValue>([
          ["lr", 0.1],
          ["__proto__", "x"],
          ["10", 1],
        ]),
      },
      { kind: "params", params: { lr: 0.2, layers: [1, 2] } },
      { kind: "tags", tags: { a: "1", b: "2" } },
      { kind: "tags", tags: { a: null, "runback.run_name": "renamed" } },
      { kind: "note", text: "second" },
      { kind: "artifact", artifact },
      { kind: "artifact", artifact: { ...artifact, path: "other" } },
      { kind: "artifact", artifact: { ...artifact, size: 2 } },
      { kind: "environment", attempt: 2, environment: { host: "b" } },
      { kind: "environment", attempt: 1, environment: { host: "a" } },
    );
    const detail = RunState.unpack(state.pack()).detail(0, place, new Map());
    assert.deepEqual(Object.entries(detail.params).sort(), [
      ["10", 1],
      ["__proto__", "x"],
      ["layers", [1, 2]],
      ["lr", 0.2],
    ]);
    assert.deepEqual(detail.tags, { b: "2", "runback.run_name": "renamed" });
    assert.equal(detail.row.runName, "renamed");
    assert.equal(detail.note, "second");
    assert.deepEqual(
      detail.artifacts.map(({ path, size }) => [path, size]),
      [
        ["w.bin", 2],
        ["other", 1],
      ],
    );
    assert.deepEqual(detail.environment, { host: "b" });
  });

  it("goes on after packing as if it had not been packed, and keeps at most 100 problems", () => {
    const events = [start, source(1, "c"), end, resume];
    const through = events.reduce((state, event) => {
      state.apply(event);
      state.addProblems(
        Array.from({ length: 40 }, (_, line) => ({ file: "f", line, reason: "r" })),
        50,
      );
      return RunState.unpack(state.pack());
    }, new RunState());
    const detail = through.detail(0, place, new Map());
    assert.equal(detail.problems.length, 100);
    assert.equal(detail.row.problemCount, 200);
    assert.deepEqual(RunState.unpack(through.pack()).pack(), through.pack());
    assert.throws(() => RunState.unpack(Uint8Array.of(9, 1)), RangeError);
  });
});
