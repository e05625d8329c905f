import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { eventFile } from "../generate/eventFiles";
import { loaded, newFolder, openIndex } from "../support/benchIndex";
import type { PartRow } from "../support/partResult";

const goal = 200;
/** Bytes of one event of `train/metric_…`, with its frame. */
const eventBytes = 54;
const tags = 20;

/**
 * Memory while a new index reads one event file of that size, above what the process had before. The file is removed
 * afterwards.
 * @param bytes about how large the file is
 */
export async function measureMemory(bytes: number): Promise<PartRow> {
  const parent = newFolder("large-events");
  const {
    folder,
    points,
    bytes: size,
  } = eventFile(parent, { tags, steps: Math.round(bytes / eventBytes / tags), encoding: "simple" });
  const storage = path.join(parent, "storage");
  mkdirSync(storage);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
  const connection = await openIndex(path.dirname(folder), storage);
  await loaded(connection, 3_600_000);
  const { rows } = await connection.api.runs({ offset: 0, limit: 2 });
  const detail = await connection.api.run(rows[0]!.runId);
  const read = Object.values(detail!.metrics).reduce((sum, { count }) => sum + count, 0);
  await connection.close();
  clearInterval(timer);
  rmSync(parent, { recursive: true });
  if (read !== points) throw new Error(`${read} of ${points} points of the large file were read.`);
  const used = (peak - before) / 1e6;
  return {
    name: `TensorBoard, one file of ${(size / 1e9).toFixed(2)} GB, ${(points / 1e6).toFixed(1)} M points: peak of memory while it is indexed`,
    unit: "MB",
    median: used,
    repetitions: 1,
    goal: `at most ${goal}`,
    isMet: used <= goal,
  };
}
