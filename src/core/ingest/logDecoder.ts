import type { JsonValue } from "../model/jsonValue";
import type { Problem } from "../model/problem";
import type { PointBlock } from "./pointBlock";
import type { RunEvent } from "./runEvent";

/** One thing that a decoder found, in the order of the file. */
export type DecodedItem =
  { readonly kind: "event"; readonly event: RunEvent } | { readonly kind: "points"; readonly block: PointBlock };

/** What a slice of a log file holds. */
export interface DecodedSlice {
  /** Bytes that were used up: to the end of the last whole record. The rest comes again with the next slice. */
  readonly consumed: number;
  /** In file order, but that points between two events may be gathered into fewer, larger blocks. */
  readonly items: readonly DecodedItem[];
  readonly problems: readonly Problem[];
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
