import { packSummaries } from "../../src/core/series/codec/packSummaries";
import { SeriesSummary } from "../../src/core/series/seriesSummary";
import { RunState } from "../../src/core/runs/runState";
import type { StoredRun } from "../../src/index/store/storedRun";
import type { ChunkPlace } from "../../src/index/store/runStore";
import { seededRandom } from "./seededRandom";

export interface RunShape {
  readonly params: number;
  readonly metrics: number;
  readonly steps: number;
  /** Decimals of the values; 17: full doubles. */
  readonly digits: number;
}

/** A run as the index saves it after its log was read, without a log. */
export function storedRun(index: number, shape: RunShape, place: ChunkPlace): StoredRun {
  const next = seededRandom(index + 1);
  const runId = `runback:01JD${String(index).padStart(22, "0")}`;
  const directory = `/home/user/projects/training/.runback/runs/experiment-${index % 20}/${runId.slice(8)}`;
  const time = 1_750_000_000_000 + index * 60_000;
  const state = new RunState();
  const experiment = `experiment-${index % 20}`;
  const start = {
    time,
    runId,
    runName: `run-${index}`,
    experiment,
    parentId: null,
    host: "gpu-1",
    pid: index,
    note: null,
  };
  state.apply({ kind: "start", ...start });
  const params = Object.fromEntries(
    Array.from({ length: shape.params }, (_, i) => [`optimizer.param_${i}`, Number(next().toFixed(4))]),
  );
  state.apply({ kind: "params", params });
  state.apply({ kind: "end", time: time + 3_600_000, status: "FINISHED", exitCode: 0, error: null });
  const metrics = Array.from({ length: shape.metrics }, (_, i) => `train/metric_${i}`);
  const summaries = new Map(
    metrics.map((name) => {
      const summary = new SeriesSummary();
      for (let step = 0; step < shape.steps; step++) {
        const value = next() + 100 / (step + 10);
        summary.add(step, shape.digits > 15 ? value : Number(value.toFixed(shape.digits)));
      }
      return [name, summary];
    }),
  );
  const offset = shape.steps * (40 + shape.metrics * 24);
  return {
    row: {
      runId,
      runName: `run-${index}`,
      experimentId: `/home/user/projects/training/.runback/runs\n${experiment}`,
      experiment,
      parentId: null,
      formats: ["runback"],
      status: "FINISHED",
      isStale: false,
      startTime: time,
      endTime: time + 3_600_000,
      lastTime: time + 3_600_000,
      attempts: 1,
      lastStep: shape.steps - 1,
      keyMetric: { name: metrics[0] ?? "", value: summaries.get(metrics[0] ?? "")?.last ?? NaN },
      nanMetrics: 0,
      problemCount: 0,
      childCount: 0,
      evidence: "snapshot",
      dirty: false,
      dirtyCount: 0,
      directory,
      host: "gpu-1",
      pid: index,
      isStarred: false,
      isArchived: false,
      isHidden: false,
      baselineSince: null,
      isBaseline: false,
    },
    body: state.pack(),
    summaries: packSummaries(summaries),
    groups: [metrics],
    chunks: [
      {
        ...place,
        group: 0,
        attempt: 1,
        rows: shape.steps,
        minStep: 0,
        maxStep: shape.steps - 1,
        file: 0,
        byteStart: 300,
        byteEnd: offset,
      },
    ],
    files: [
      {
        path: `${directory}/events.jsonl`,
        device: 64769,
        inode: 1_000_000 + index,
        size: offset,
        mtime: time + 0.123,
        headHash: "0123456789abcdef",
        headLength: 256,
        offset,
        format: "runback",
        decoderVersion: 1,
        decoderState: { line: shape.steps, ordinal: shape.steps },
      },
    ],
    imported: null,
  };
}
