import type { LogDecoder } from "../../../core/ingest/logDecoder";
import type { PointBlock } from "../../../core/ingest/pointBlock";
import type { JsonValue } from "../../../core/model/jsonValue";
import { Breath } from "../../breath";
import { LogTail } from "../../tail/logTail";
import { oneMetricCopy } from "./oneMetricCopy";

/**
 * All points of one metric, from the log itself: for runs whose chunks were dropped to keep the disk budget, or are
 * damaged. Superseded points are still in. Stops when `isCancelled` says so.
 * @param end byte to stop at: what the index has read of the log
 * @returns null when the log cannot be read
 */
export async function seriesFromLog(
  file: string,
  decoder: LogDecoder,
  metric: string,
  end: number,
  isCancelled: () => boolean,
): Promise<PointBlock[] | null> {
  const blocks: PointBlock[] = [];
  const tail = new LogTail(file, 0);
  const breath = new Breath();
  let state: JsonValue = null;
  try {
    while (tail.position < end && !isCancelled()) {
      await breath.take();
      const read = tail.read();
      if (read.kind !== "bytes") return null;
      const bytes = read.bytes.subarray(0, Math.min(read.bytes.length, end - tail.position));
      const slice = decoder.decode(bytes, tail.position, state, file);
      state = slice.state;
      for (const item of slice.items)
        if (item.kind === "points" && item.block.metrics.includes(metric))
          blocks.push(oneMetricCopy(item.block, metric));
      tail.advance(bytes, slice.consumed, read.isEnd);
      if (slice.consumed === 0 && read.isEnd) break;
    }
    return blocks;
  } finally {
    tail.close();
  }
}
