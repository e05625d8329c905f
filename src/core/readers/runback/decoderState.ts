import type { JsonValue } from "../../model/jsonValue";

/** Something about a whole file, to be told at the line where it shows first. */
export type Notice = "gap" | "otherWriter" | "newerVersion";

/** What the decoder must know of the file's bytes so far. Plain JSON. */
export interface DecoderState {
  /** Line ends seen. */
  lines: number;
  /** Metric records with at least one value: the ordinal of the next. */
  rows: number;
  attempt: number;
  /** Problems told or counted. */
  problems: number;
  /** Inside of a line that is too long: everything up to its end is to be passed over. */
  isSkipping: boolean;
  /** A line was lost since the last good record, so that a gap in the numbers is no news. */
  hasLostLine: boolean;
  /** What is told only once of a file. */
  told: Notice[];
  /** Of each writer of the file ("" is the main one): number and time (ms, or null) of its last record. */
  writers: [name: string, seq: number, time: number | null][];
}

/** The state in a checkpoint (which only the same version of the decoder is given), or the one at a file's start. */
export function restoreState(state: JsonValue): DecoderState {
  if (state !== null) return structuredCopy(state as unknown as DecoderState);
  return {
    lines: 0,
    rows: 0,
    attempt: 1,
    problems: 0,
    isSkipping: false,
    hasLostLine: false,
    told: [],
    writers: [],
  };
}

/** A copy, since the one given may be kept by a checkpoint. */
function structuredCopy(state: DecoderState): DecoderState {
  const writers: DecoderState["writers"] = [];
  // By number: taking lists apart costs several times as much, and a live log is read line by line.
  for (const writer of state.writers) writers.push([writer[0], writer[1], writer[2]]);
  return { ...state, told: state.told.slice(), writers };
}
