import { closeSync, readSync } from "node:fs";
import { EventStream } from "../../../core/readers/tensorboard/eventStream";
import { openLog } from "../../tail/openLog";

/** Bytes of an event file in which its first tag is looked for. */
const headBytes = 65_536;
/** Of a record, beside its data. */
const frameBytes = 16;

/**
 * Tag of the first scalar of an event file; null when its first bytes hold none, undefined when nothing is written into
 * it yet but the record with its version.
 */
export function firstTag(file: string): string | null | undefined {
  const opened = openLog(file);
  if (opened.fd === null) return undefined;
  try {
    const { size } = opened.stats;
    const bytes = Buffer.alloc(Math.min(headBytes, size));
    const got = readSync(opened.fd, bytes, 0, bytes.length, 0);
    const stream = new EventStream({ prefix: "", suffix: "" }, { rows: 0, attempt: 1, problems: 0 }, []);
    const { items, consumed, stop } = stream.decode(bytes.subarray(0, got), 0, file, file);
    for (const item of items) if (item.kind === "points") return item.block.metrics[0]!;
    const isBegun = got > 4 && consumed > bytes.readUInt32LE(0) + frameBytes;
    return isBegun || stop !== "more" || size > headBytes ? null : undefined;
  } catch {
    return undefined; // reading failed: the read of the run tells why
  } finally {
    closeSync(opened.fd);
  }
}
