import { ByteWriter } from "../../core/bytes/byteWriter";
import type { PackedRun } from "../store/pack/packedRun";
import type { RunMap } from "./runChange";
import { runChange } from "./runChange";

/**
 * One commit of the journal: every run that changed, as the difference from what it was. null when that would be more
 * than `limit` bytes.
 */
export function packCommit(
  changed: ReadonlyMap<string, PackedRun | null>,
  runs: Pick<RunMap, "read">,
  limit: number,
): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const [key, before] of changed) {
    const writer = new ByteWriter();
    runChange.write(writer, { key, before, after: runs.read(key) });
    const piece = writer.finish();
    pieces.push(piece);
    length += piece.length;
    if (length > limit) return null;
  }
  return Buffer.concat(pieces, length);
}
