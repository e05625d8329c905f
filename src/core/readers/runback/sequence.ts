import type { DecoderState } from "./decoderState";

/** What a record's number says of it. */
export type SequenceVerdict = "next" | "again" | "gap" | "otherWriter";

/** Most second writers that are told apart. */
const maxWriters = 64;

/**
 * Judges a record by its number and remembers it. A record is one sent again when neither its number nor its time goes
 * beyond its writer's last; a number that goes back while the time goes on is another process writing with the same
 * name, whose records are kept.
 * @param time milliseconds since the epoch, or null
 */
export function judgeSequence(state: DecoderState, writer: string, seq: number, time: number | null): SequenceVerdict {
  const known = state.writers.find(([name]) => name === writer);
  if (known === undefined) {
    if (state.writers.length < maxWriters) state.writers.push([writer, seq, time]);
    return seq === 0 ? "next" : "gap";
  }
  const [, lastSeq, lastTime] = known;
  if (seq <= lastSeq && (time === null || lastTime === null || time <= lastTime)) return "again";
  known[1] = seq;
  known[2] = time;
  if (seq === lastSeq + 1) return "next";
  return seq > lastSeq ? "gap" : "otherWriter";
}
