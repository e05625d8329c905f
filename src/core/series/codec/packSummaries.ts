import { ByteWriter } from "../../bytes/byteWriter";
import { roundSpark } from "../roundSpark";
import type { SeriesSummary } from "../seriesSummary";

/** First byte of the packed form; another means another layout. */
export const summariesVersion = 1;

/** Bits of a series' flag byte: which fields are written because they are not what they mostly are. */
export const summaryFlag = { shift: 1, strange: 2, huge: 4 } as const;

/** All summaries of a run as one record, in the order of the map. `unpackSummaries` gives the same back. */
export function packSummaries(summaries: ReadonlyMap<string, SeriesSummary>): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.byte(summariesVersion);
  writer.varint(summaries.size);
  for (const [metric, summary] of summaries) {
    writer.text(JSON.stringify(metric).slice(1, -1));
    packOne(writer, summary);
  }
  return writer.finish();
}

function packOne(writer: ByteWriter, summary: SeriesSummary): void {
  const isStrange = summary.nan + summary.inf > 0;
  const hasShift = !Object.is(summary.shift, summary.first);
  const flags =
    (hasShift ? summaryFlag.shift : 0) |
    (isStrange ? summaryFlag.strange : 0) |
    (summary.hugeSum === 0 ? 0 : summaryFlag.huge);
  writer.byte(flags);
  writer.varint(summary.count);
  for (const value of [summary.first, summary.last, summary.min, summary.max]) writer.number(value);
  for (const step of [summary.firstStep, summary.lastStep, summary.minStep, summary.maxStep]) writer.number(step);
  writer.double(summary.sum);
  writer.double(summary.sumOfSquares);
  if (hasShift) writer.number(summary.shift);
  if (isStrange) {
    writer.varint(summary.nan);
    writer.varint(summary.inf);
  }
  if (summary.hugeSum !== 0) writer.double(summary.hugeSum);
  writer.byte(Math.log2(summary.sparkStride));
  writer.byte(summary.spark.length);
  for (const value of summary.spark) writer.number(roundSpark(value));
}
