import { supersedeLimit } from "../../core/runs/supersede";
import type { JsonValue } from "../../core/model/jsonValue";
import type { SeriesSummary } from "../../core/series/seriesSummary";
import { summarizeBlocks } from "../../core/series/summarizeBlocks";
import { Breath } from "../breath";
import { LogTail } from "../tail/logTail";
import type { RunBuilder } from "./run/runBuilder";
import { visibleRows } from "./visibleRows";

/**
 * Counts the summaries of a run again after a resume hid some of its points: the log is read again from its start to
 * where the builder stands, now that all resumes are known. Rare, and simpler than taking points out of sums.
 * @returns false when the log could not be read to there: it was replaced, and is to be read again
 */
export async function recountSummaries(builder: RunBuilder): Promise<boolean> {
  const { decoder } = builder.source;
  const { resumes } = builder.state;
  const summaries = new Map<string, SeriesSummary>();
  const tail = new LogTail(builder.place.logFile, 0);
  const breath = new Breath();
  let state: JsonValue = null;
  try {
    while (tail.position < builder.offset) {
      await breath.take();
      const read = tail.read();
      if (read.kind !== "bytes") return false;
      const bytes = read.bytes.subarray(0, Math.min(read.bytes.length, builder.offset - tail.position));
      const slice = decoder.decode(bytes, tail.position, state, builder.place.logFile);
      state = slice.state;
      const blocks = slice.items.flatMap((item) => (item.kind === "points" ? [item.block] : []));
      summarizeBlocks(
        summaries,
        blocks.map((block) => visibleRows(block, supersedeLimit(resumes, block.attempt))),
      );
      tail.advance(bytes, slice.consumed, read.isEnd);
      if (slice.consumed === 0 && read.isEnd) return false;
    }
  } finally {
    tail.close();
  }
  builder.setSummaries(summaries);
  return true;
}
