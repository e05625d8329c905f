import type { JsonValue } from "../model/jsonValue";
import type { Problem } from "../model/problem";
import type { PointBlock } from "./pointBlock";
import type { RunEvent } from "./runEvent";

/** One thing that a decoder found, in the order of the file. */
export type DecodedItem =
  { readonly kind: "event"; readonly event: RunEvent } | { readonly kind: "points"; readonly block: PointBlock };

/** What a slice of a log file holds. */
export interface DecodedSlice {
  /**
   * Bytes that were used up: to the end of the last whole record. The rest comes again with the next slice. 0 when no
   * record ends in the slice: come again with more bytes, up to `maxRecordBytes`, beyond which a decoder skips.
   */
  readonly consumed: number;
  /**
   * In file order, but that the points between two events that begin or end an attempt ("start", "resume", "end") are
   * gathered into fewer, larger blocks, in order of their first rows; other events may then come before points that
   * were logged earlier.
   */
  readonly items: readonly DecodedItem[];
  /** The first of a file are told, the rest only counted. */
  readonly problems: readonly Problem[];
  /** How many problems the slice has, told or not. */
  readonly problemCount: number;
  /** Give it back with the next slice of the same file. Plain JSON, so that a checkpoint can hold it. */
  readonly state: JsonValue;
}

/** Turns the bytes of one log file into events and columns. Pure: the same bytes and state give the same answer. */
export interface LogDecoder {
  /** Name of the format, as `RunRow.formats` shows it. */
  readonly format: string;
  /** Of the decoder's own state; a checkpoint made by another version is not used. */
  readonly version: number;
  /**
   * @param bytes from `offset` of the file on, starting at a record's first byte; may end inside a record
   * @param offset where `bytes` lies in the file, for problems and byte ranges
   * @param state what the last slice gave, or null at the start of the file
   * @param file its path, for problems
   */
  decode(bytes: Uint8Array, offset: number, state: JsonValue, file: string): DecodedSlice;
}
