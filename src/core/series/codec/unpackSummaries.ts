import { ByteReader } from "../../bytes/byteReader";
import { summariesVersion, summaryFlag } from "./packSummaries";
import { SeriesSummary } from "../seriesSummary";

/**
 * The exact inverse of `packSummaries`: every field has the same bits (but for a sparkline's, which are rounded
 * as `toMetric` shows them), and the map the same order.
 * Throws a RangeError or SyntaxError when the bytes are not such a record.
 */
export function unpackSummaries(bytes: Uint8Array): Map<string, SeriesSummary> {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version !== summariesVersion) throw new RangeError(`Summaries of version ${version} are not known.`);
  const summaries = new Map<string, SeriesSummary>();
  for (let left = reader.varint(); left > 0; left--) {
    const metric = JSON.parse(`"${reader.text()}"`) as string;
    summaries.set(metric, unpackOne(reader));
  }
  return summaries;
}

function unpackOne(reader: ByteReader): SeriesSummary {
  const summary = new SeriesSummary();
  const flags = reader.byte();
  summary.count = reader.varint();
  summary.first = reader.number();
  summary.last = reader.number();
  summary.min = reader.number();
  summary.max = reader.number();
  summary.firstStep = reader.number();
  summary.lastStep = reader.number();
  summary.minStep = reader.number();
  summary.maxStep = reader.number();
  summary.sum = reader.double();
  summary.sumOfSquares = reader.double();
  summary.shift = flags & summaryFlag.shift ? reader.number() : summary.first;
  if (flags & summaryFlag.strange) {
    summary.nan = reader.varint();
    summary.inf = reader.varint();
  }
  if (flags & summaryFlag.huge) summary.hugeSum = reader.double();
  summary.sparkStride = 2 ** reader.byte();
  for (let left = reader.byte(); left > 0; left--) summary.spark.push(reader.number());
  return summary;
}
