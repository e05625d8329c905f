import type { ChunkPlace } from "../../../../src/index/store/runStore";
import type { StoredRun } from "../../../../src/index/store/storedRun";

/** A run with every odd value that a log may bring; the same seed gives the same run. */
export function sampleRun(runId: string, options: { readonly place: ChunkPlace; readonly seed: number }): StoredRun {
  const { place, seed } = options;
  const bytes = (count: number, factor: number) => Uint8Array.from({ length: count }, (_, i) => i * factor + seed);
  const odd = [NaN, Infinity, -Infinity, -0, 0.1, 1e300][seed % 6] ?? 0;
  return {
    row: {
      runId,
      runName: `run ${seed} \u0001 \ufeff "quoted", [list] \ud83d`,
      experimentId: "digits",
      experiment: "digits",
      parentId: seed % 2 === 0 ? null : "parent",
      formats: ["runback"],
      status: "RUNNING",
      isStale: false,
      startTime: 1_700_000_000_000 + seed,
      endTime: null,
      lastTime: 1_700_000_100_000.5,
      attempts: 1,
      lastStep: seed,
      keyMetric: { name: "loss", value: odd },
      nanMetrics: 0,
      problemCount: 0,
      childCount: 0,
      evidence: "snapshot",
      dirty: true,
      dirtyCount: 3,
      directory: `/logs/digits/${seed}`,
      host: "host",
      pid: 4711,
      isStarred: false,
      isArchived: false,
      isHidden: false,
      baselineSince: null,
      isBaseline: false,
    },
    body: bytes(300, 7),
    summaries: bytes(200 + (seed % 50), 11),
    groups: [["loss", "accuracy"], ["\u0001"]],
    chunks: [
      { ...place, group: 0, attempt: 1, rows: 8, minStep: 0, maxStep: seed, file: 0, byteStart: 0, byteEnd: 4000 },
      { ...place, group: 1, attempt: 2, rows: 1, minStep: NaN, maxStep: NaN, file: 0, byteStart: 4000, byteEnd: 4100 },
    ],
    files: [
      {
        path: `/logs/digits/${seed}/events.jsonl`,
        device: 64769,
        inode: 9_007_199_254_740_991,
        size: 4100 + seed,
        mtime: 1_700_000_100_000.123,
        headHash: "00ff",
        headLength: 256,
        offset: 4100,
        format: "runback",
        decoderVersion: 1,
        decoderState: { value: odd, list: [odd, "\u0001\u0001", null] },
      },
    ],
    imported: seed % 3 === 0 ? importedFrom(seed) : null,
  };
}

/** Some have another id that lasts. */
function importedFrom(seed: number): NonNullable<StoredRun["imported"]> {
  const lastingId = seed % 2 === 0 ? `mlflow:${seed}` : null;
  return { unit: "/logs/mlflow.db", key: `\u0001${seed}`, directory: null, lastingId };
}
