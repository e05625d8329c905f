import type { ProtoReader } from "../../shared/protoReader";

/** Milliseconds since the epoch of a protobuf Timestamp (1 seconds, 2 nanos); null when it is none that a date can be. */
export function decodeTimestamp(message: ProtoReader): number | null {
  let seconds = 0;
  let nanos = 0;
  while (message.next())
    if (message.field === 1) seconds = message.integer();
    else if (message.field === 2) nanos = message.integer();
  const time = seconds * 1000 + Math.floor(nanos / 1e6);
  return seconds > 0 && time <= 8.64e15 ? time : null;
}
