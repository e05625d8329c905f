import type { Stats } from "node:fs";
import type { BytePath } from "../../paths/bytePath";
import type { FileLook } from "../tree/fileLook";
import { findTokenShape } from "./findTokenShape";
import { limits } from "./limits";

/** The files to take, and why each of the others is left out. */
export interface PickedFiles {
  readonly taken: readonly BytePath[];
  readonly refused: ReadonlyMap<BytePath, string>;
}

/** Files whose size is looked up at once: one after the other, ten thousand take a second of waiting. */
const lookedUpAtOnce = 256;

/**
 * Picks which untracked files belong to the snapshot. `candidates` have passed the look at their names; `filters`
 * holds the reason for those with a filter attribute.
 */
export async function pickUntracked(
  look: FileLook,
  candidates: readonly BytePath[],
  filters: ReadonlyMap<BytePath, string>,
): Promise<PickedFiles> {
  const taken: BytePath[] = [];
  const refused = new Map<BytePath, string>();
  let total = 0;
  for await (const [path, status] of statuses(look, [...candidates].sort())) {
    const filter = filters.get(path) ?? null;
    if (filter === null && !(status?.isFile() || status?.isSymbolicLink())) continue; // vanished since it was listed
    const early = filter ?? refuseBySize(status?.size ?? 0, taken.length, total);
    const content = early === null ? await look.read(path, limits.untrackedFileBytes + 1) : null;
    const reason = early ?? refuseByContent(content, taken.length, total);
    if (reason !== null) refused.set(path, reason);
    else {
      taken.push(path);
      total += content?.length ?? 0;
    }
  }
  return { taken, refused };
}

async function* statuses(look: FileLook, paths: readonly BytePath[]): AsyncGenerator<[BytePath, Stats | null]> {
  for (let from = 0; from < paths.length; from += lookedUpAtOnce) {
    const part = paths.slice(from, from + lookedUpAtOnce);
    const found = await Promise.all(part.map((path) => look.status(path)));
    for (const [at, path] of part.entries()) yield [path, found[at] ?? null];
  }
}

/** Before anything is read: there may be any amount of data beside the code. */
function refuseBySize(size: number, files: number, total: number): string | null {
  if (size > limits.untrackedFileBytes) return "larger than 1 MiB";
  if (files >= limits.untrackedFiles) return "more than 2000 untracked files";
  return total + size > limits.untrackedTotalBytes ? "more than 20 MiB of untracked files" : null;
}

function refuseByContent(content: Buffer | null, files: number, total: number): string | null {
  if (content === null) return "not readable";
  const shape = findTokenShape(content);
  if (shape !== null) return `content looks like a secret (${shape})`;
  return refuseBySize(content.length, files, total); // it may have grown since
}
