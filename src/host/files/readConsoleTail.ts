import { open } from "node:fs/promises";
import type { RunDetail } from "../../core/model/runDetail";
import type { ConsoleTail } from "../../protocol/pages/runPageApi";
import { realPlace } from "./realPlace";

/** Bytes shown; the whole file opens in the editor. */
const limit = 64 * 1024;

/** The end of a run's console output, from a line's start; null when there is none in the run's folder. */
export async function readConsoleTail({ consoleFile, row }: RunDetail): Promise<ConsoleTail | null> {
  if (consoleFile === null) return null;
  const place = await realPlace(consoleFile, row.directory, [row.directory]).catch(() => null); // It was deleted.
  if (!place?.isInside) return null;
  const file = await open(place.path, "r");
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - limit);
    const bytes = new Uint8Array(size - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    const text = new TextDecoder().decode(bytes.subarray(0, bytesRead));
    return { text: from === 0 ? text : text.slice(text.indexOf("\n") + 1), size, isCut: from > 0 };
  } finally {
    await file.close();
  }
}
