import type { MetricSummary } from "../../../src/core/model/metricSummary";
import type { RunDetail } from "../../../src/core/model/runDetail";
import type { RunRow } from "../../../src/core/model/runRow";
import type { RunSource } from "../../../src/core/model/runSource";

/** 2026-01-02 03:04:05 UTC. */
export const sampleStart = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A finished run; give what a test is about. */
export function sampleRow(more: Partial<RunRow> = {}): RunRow {
  return {
    runId: "runback:01JTEST",
    runName: "swift-fox",
    experimentId: "e1",
    experiment: "digits",
    parentId: null,
    formats: ["runback"],
    status: "FINISHED",
    isStale: false,
    startTime: sampleStart,
    endTime: sampleStart + 200_000,
    lastTime: sampleStart + 200_000,
    attempts: 1,
    lastStep: 119,
    keyMetric: { name: "val_loss", value: 0.25 },
    nanMetrics: 0,
    problemCount: 0,
    childCount: 0,
    evidence: "snapshot",
    dirty: false,
    dirtyCount: 0,
    directory: "/logs/digits/01JTEST",
    host: "gpu-1",
    pid: 4242,
    isStarred: false,
    isArchived: false,
    isHidden: false,
    baselineSince: null,
    isBaseline: false,
    ...more,
  };
}

/** A metric that fell from 2 to 0.5, best at step 90. */
export function sampleSummary(more: Partial<MetricSummary> = {}): MetricSummary {
  const values = { count: 100, first: 2, last: 0.5, min: 0.25, max: 2, mean: 1, variance: 0.04 };
  const steps = { firstStep: 0, lastStep: 99, minStep: 90, maxStep: 0 };
  return { ...values, ...steps, nan: 0, inf: 0, sparkline: [2, 1.5, 1, 0.5], ...more };
}

/** A snapshot of a tree with two uncommitted files. */
export function sampleSource(more: Partial<RunSource> = {}): RunSource {
  return {
    attempt: 1,
    evidence: "snapshot",
    repository: "/home/me/project",
    commit: "1234567890abcdef1234567890abcdef12345678",
    branch: "main",
    remote: "https://example.com/me/project.git",
    dirty: true,
    snapshot: "abcdef1234567890abcdef1234567890abcdef12",
    objects: null,
    changed: ["train.py"],
    changedCount: 1,
    untracked: ["notes.py"],
    untrackedCount: 1,
    notCaptured: [{ path: ".env", reason: "may hold secrets" }],
    patch: "source.patch",
    entry: "train.py",
    reason: null,
    remedy: null,
    ...more,
  };
}

/** A run with one of everything. */
export function sampleDetail(more: Partial<RunDetail> = {}): RunDetail {
  return {
    row: sampleRow(),
    aliases: [],
    params: { lr: 0.01, optimizer: "adam" },
    metrics: { val_loss: sampleSummary() },
    tags: { owner: "me" },
    note: "first try",
    artifacts: [],
    datasets: [],
    environment: null,
    sources: [sampleSource()],
    error: null,
    exitCode: 0,
    problems: [],
    logFile: "/logs/digits/01JTEST/events.jsonl",
    consoleFile: "/logs/digits/01JTEST/console.log",
    ...more,
  };
}
