import type { BytePath } from "../paths/bytePath";
import type { FileLook } from "./fileLook";
import { findTokenShape } from "./findTokenShape";
import { limits } from "./limits";

/** The files to take, and why each of the others is left out. */
export interface PickedFiles {
  readonly taken: readonly BytePath[];
  readonly refused: ReadonlyMap<BytePath, string>;
}

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
  for (const path of [...candidates].sort()) {
    const filter = filters.get(path);
    if (filter === undefined && !(await look.isHashable(path))) continue; // vanished since it was listed
    const content = filter === undefined ? await look.read(path, limits.untrackedFileBytes + 1) : null;
    const reason = filter ?? refuseContent(content, taken.length, total);
    if (reason !== null) refused.set(path, reason);
    else {
      taken.push(path);
      total += content?.length ?? 0;
    }
  }
  return { taken, refused };
}

function refuseContent(content: Buffer | null, files: number, total: number): string | null {
  if (content === null) return "not readable";
  const shape = findTokenShape(content);
  if (content.length > limits.untrackedFileBytes) return "larger than 1 MiB";
  if (shape !== null) return `content looks like a secret (${shape})`;
  if (files >= limits.untrackedFiles) return "more than 2000 untracked files";
  if (total + content.length > limits.untrackedTotalBytes) return "more than 20 MiB of untracked files";
  return null;
}
