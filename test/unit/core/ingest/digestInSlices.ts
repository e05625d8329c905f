import { zlibCrc32 } from "./zlibCrc32";
import { digestSlice, type DigestedChunk } from "../../../support/index/digestSlice";
import type { JsonValue } from "../../../../src/core/model/jsonValue";
import { runbackDecoder } from "../../../../src/core/readers/runback/runbackDecoder";
import { RunState } from "../../../../src/core/runs/runState";
import { MetricGroups } from "../../../../src/core/series/metricGroups";
import { packSummaries } from "../../../../src/core/series/codec/packSummaries";
import { unpackSummaries } from "../../../../src/core/series/codec/unpackSummaries";
import type { SeriesSummary } from "../../../../src/core/series/seriesSummary";

/** What the index would keep of a file. */
export interface DigestedFile {
  readonly run: RunState;
  readonly summaries: Map<string, SeriesSummary>;
  readonly groups: MetricGroups;
  readonly chunks: DigestedChunk[];
}

/** Digests a file as the index does that is stopped and started again after each cut: everything is packed in between. */
export function digestInSlices(bytes: Uint8Array, cuts: readonly number[]): DigestedFile {
  let digested: DigestedFile = { run: new RunState(), summaries: new Map(), groups: new MetricGroups(), chunks: [] };
  let consumed = 0;
  let state: JsonValue = null;
  for (const cut of [...cuts, bytes.length]) {
    const slice = bytes.slice(consumed, cut);
    const result = digestSlice(
      runbackDecoder,
      slice,
      consumed,
      state,
      digested,
      { runId: "r", file: "log" },
      zlibCrc32,
    );
    consumed += result.consumed;
    state = JSON.parse(JSON.stringify(result.state)) as JsonValue;
    digested = {
      run: RunState.unpack(digested.run.pack()),
      summaries: unpackSummaries(packSummaries(digested.summaries)),
      groups: new MetricGroups(JSON.parse(JSON.stringify(digested.groups.list)) as string[][]),
      chunks: [...digested.chunks, ...result.chunks],
    };
  }
  return digested;
}
