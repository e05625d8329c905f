import type { JsonValue } from "../../../src/core/model/jsonValue";
import type { ChunkOwner } from "../../../src/core/series/codec/chunkHeader";
import type { Crc32 } from "../../../src/core/series/codec/crc32";
import { encodeChunk } from "../../../src/core/series/codec/encodeChunk";
import type { GroupedBlock } from "../../../src/core/series/groupBlocks";
import { stepRange } from "../../../src/core/series/stepRange";
import { applySlice, type RunProgress } from "../../../src/core/ingest/applySlice";
import type { LogDecoder } from "../../../src/core/ingest/logDecoder";

/** A chunk and what its reference in the index needs. */
export interface DigestedChunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly group: number;
  readonly attempt: number;
  readonly rows: number;
  readonly minStep: number;
  readonly maxStep: number;
  readonly byteStart: number;
  readonly byteEnd: number;
}

export interface DigestedSlice {
  readonly consumed: number;
  readonly state: JsonValue;
  readonly chunks: readonly DigestedChunk[];
  /** As in `AppliedSlice`. */
  readonly mayHidePoints: boolean;
}

/**
 * Reads one slice of a log to the end: the run's state, groups and summaries go on, and its points become chunks.
 * @param owner.runId for the chunks' headers, so that a segment explains itself
 */
export function digestSlice(
  decoder: LogDecoder,
  bytes: Uint8Array,
  offset: number,
  state: JsonValue,
  progress: RunProgress,
  owner: ChunkOwner,
  crc32: Crc32,
): DigestedSlice {
  const slice = decoder.decode(bytes, offset, state, owner.file);
  const { blocks, mayHidePoints } = applySlice(slice, progress);
  const chunks = blocks.map((block) => digestBlock(block, owner, crc32));
  return { consumed: slice.consumed, state: slice.state, chunks, mayHidePoints };
}

function digestBlock({ group, block }: GroupedBlock, owner: ChunkOwner, crc32: Crc32): DigestedChunk {
  const [minStep, maxStep] = stepRange(block.steps);
  const { attempt, rows, byteStart, byteEnd } = block;
  return { bytes: encodeChunk(block, owner, crc32), group, attempt, rows, minStep, maxStep, byteStart, byteEnd };
}
