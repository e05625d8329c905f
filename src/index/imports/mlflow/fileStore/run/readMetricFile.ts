import { closeSync, readSync } from "node:fs";
import { metricLines, type MetricLines } from "../../../../../core/readers/mlflow/metricLines";
import { maxRecordBytes } from "../../../../../core/ingest/maxRecordBytes";
import { endsHash, maxHeadBytes } from "../../../../tail/endsHash";
import { openLog } from "../../../../tail/openLog";
import type { LookedFile } from "./lookAtRunFolder";
import type { MetricMark } from "./runMemory";

/** Bytes read at once. */
const sliceBytes = 1024 * 1024;
/** Bytes before the position that are read again, to know the last points: a repeated one is near. */
const overlapBytes = 4096;

/** New points of one metric file and how far it was read with them; `byteStart` to `byteEnd` is where they lie. */
export interface MetricSlice extends MetricLines {
  readonly mark: MetricMark;
  readonly firstLine: number;
  readonly byteStart: number;
  readonly byteEnd: number;
}

/**
 * Reads what is new in a metric file, slice by slice, up to its last whole line.
 * @returns false when the file is not the one that was read before, true otherwise; a file that cannot be read has
 * nothing new
 */
export function* readMetricFile(file: LookedFile, mark: MetricMark | undefined): Generator<MetricSlice, boolean> {
  const opened = openLog(file.path);
  if (opened.fd === null) return true;
  const { fd } = opened;
  try {
    const { size, mtimeMs, ino } = opened.stats;
    let [offset, lines] = mark === undefined ? [0, 0] : [mark[0], mark[4]];
    if (mark !== undefined && endsHash(fd, headLength(offset), offset) !== mark[3]) return false;
    let want = sliceBytes;
    while (offset < size) {
      const start = Math.max(0, offset - overlapBytes);
      const first = start === 0 ? 0 : lineStart(fd, start, offset);
      const bytes = Buffer.alloc(Math.min(size, offset + want) - first);
      const got = readSync(fd, bytes, 0, bytes.length, first);
      const found = metricLines(bytes.subarray(0, got), offset - first);
      const end = first + found.consumed;
      if (end <= offset) {
        if (first + got >= size || want > maxRecordBytes) break;
        want *= 4;
        continue;
      }
      const next: MetricMark = [end, mtimeMs, ino, endsHash(fd, headLength(end), end) ?? "", lines + found.lines];
      yield { ...found, mark: next, firstLine: lines + 1, byteStart: offset, byteEnd: end };
      offset = end;
      lines += found.lines;
      want = sliceBytes;
    }
    return true;
  } catch {
    return true; // it went away or failed while it was read: the next look reads on
  } finally {
    closeSync(fd);
  }
}

function headLength(offset: number): number {
  return Math.min(maxHeadBytes, offset);
}

/** The first line start at or behind `start`; `offset`, which is one, where there is none before it. */
function lineStart(fd: number, start: number, offset: number): number {
  const bytes = Buffer.alloc(offset - start);
  const got = readSync(fd, bytes, 0, bytes.length, start);
  const end = bytes.subarray(0, got).indexOf(10);
  return end < 0 ? offset : start + end + 1;
}
