import { mergeBlocks } from "../../../core/ingest/mergeBlocks";
import type { PointBlock } from "../../../core/ingest/pointBlock";
import { risingRows } from "../../../core/runs/risingRows";
import { supersedeLimit, type Resume } from "../../../core/runs/supersede";
import { openChunk } from "../../../core/series/codec/decodeChunk";
import { downsample } from "../../../core/series/downsample";
import type { SeriesData } from "../../../protocol/indexApi";
import { visibleRows } from "../../ingest/visibleRows";
import { checksum } from "../../store/disk/checksum";
import type { RunStore } from "../../store/runStore";
import type { ChunkRef } from "../../store/storedRun";

/** Where the points of a run are. */
export interface SeriesPlaces {
  readonly groups: readonly (readonly string[])[];
  readonly chunks: readonly ChunkRef[];
  readonly openBlocks: readonly PointBlock[];
  readonly resumes: readonly Resume[];
  /** A point hides all earlier ones of its metric at its step and beyond it. */
  readonly hidesRepeats: boolean;
}

/** Blocks of one metric, from chunks and open rows; null: a chunk is gone or damaged, and the log is to be read. */
export function seriesBlocks(store: RunStore, places: SeriesPlaces, metric: string): PointBlock[] | null {
  const blocks: PointBlock[] = [];
  for (const chunk of places.chunks) {
    if (!places.groups[chunk.group]?.includes(metric)) continue;
    const block = readBlock(store, chunk, metric);
    if (!block) return null;
    blocks.push(block);
  }
  for (const open of places.openBlocks) if (open.metrics.includes(metric)) blocks.push(open);
  return blocks;
}

/** All points of a metric in file order, superseded ones left out, thinned if asked for. The arrays are new ones. */
export function seriesOf(
  blocks: readonly PointBlock[],
  metric: string,
  hiding: Pick<SeriesPlaces, "resumes" | "hidesRepeats">,
  points: number | undefined,
): SeriesData {
  const merged = visibleSeries(blocks, metric, hiding);
  const values = merged.values[0]!;
  if (points === undefined || merged.rows <= points)
    return { steps: merged.steps, times: merged.times, values, total: merged.rows };
  const rows = downsample(values, points);
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  return { steps: pick(merged.steps), times: pick(merged.times), values: pick(values), total: merged.rows };
}

/** All points of a metric in file order but the superseded ones, as one block. */
export function visibleSeries(
  blocks: readonly PointBlock[],
  metric: string,
  { resumes, hidesRepeats }: Pick<SeriesPlaces, "resumes" | "hidesRepeats">,
): PointBlock {
  const visible = blocks.map((block) => visibleRows(oneMetric(block, metric), supersedeLimit(resumes, block.attempt)));
  const merged = inOrder(visible, metric);
  return hidesRepeats ? risingRows(merged) : merged;
}

function readBlock(store: RunStore, chunk: ChunkRef, metric: string): PointBlock | null {
  const bytes = store.readChunk(chunk);
  const opened = bytes && openChunk(bytes, checksum);
  if (!opened || "reason" in opened) return null;
  const { reader } = opened;
  const ordinals = reader.ordinals();
  const steps = reader.steps();
  const times = reader.times();
  const values = reader.values(metric);
  if (!ordinals || !steps || !times || !values) return null;
  const { attempt, rows, byteStart, byteEnd } = chunk;
  return { attempt, metrics: [metric], rows, ordinals, steps, times, values: [values], byteStart, byteEnd };
}

function oneMetric(block: PointBlock, metric: string): PointBlock {
  return { ...block, metrics: [metric], values: [block.values[block.metrics.indexOf(metric)]!] };
}

/** Joins blocks. Mostly each begins where the last one ends; only a metric of several sets needs sorting. */
function inOrder(blocks: readonly PointBlock[], metric: string): PointBlock {
  const filled = blocks.filter((block) => block.rows > 0).sort((a, b) => a.ordinals[0]! - b.ordinals[0]!);
  const isApart = filled.every((block, i) => i === 0 || filled[i - 1]!.ordinals.at(-1)! < block.ordinals[0]!);
  if (filled.length > 0 && !isApart) return mergeBlocks(metric, filled);
  const join = (pick: (block: PointBlock) => Float64Array) => {
    const joined = new Float64Array(filled.reduce((sum, block) => sum + block.rows, 0));
    let at = 0;
    for (const block of filled) {
      joined.set(pick(block), at);
      at += block.rows;
    }
    return joined;
  };
  const ordinals = join((block) => block.ordinals);
  return {
    attempt: filled[0]?.attempt ?? 1,
    metrics: [metric],
    rows: ordinals.length,
    ordinals,
    steps: join((block) => block.steps),
    times: join((block) => block.times),
    values: [join((block) => block.values[0]!)],
    byteStart: filled[0]?.byteStart ?? 0,
    byteEnd: filled.at(-1)?.byteEnd ?? 0,
  };
}
