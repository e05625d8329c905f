import { realpath } from "node:fs/promises";
import path from "node:path";

/** Where a path really leads, with every symbolic link followed. */
export interface RealPlace {
  readonly path: string;
  /** Whether it lies in one of the allowed folders. */
  readonly isInside: boolean;
}

/**
 * Follows a path that a log names and sees where it ends, so that neither `..` nor a link in a run's folder leads out
 * of the allowed folders unseen. Rejects like `realpath` when it does not exist.
 * @param target absolute, or relative to `base`
 */
export async function realPlace(target: string, base: string, allowed: readonly string[]): Promise<RealPlace> {
  const found = await realpath(path.resolve(base, target));
  for (const folder of allowed) {
    const root = await realpath(folder).catch(() => null); // A folder that is gone holds nothing.
    if (root !== null && isInside(found, root)) return { path: found, isInside: true };
  }
  return { path: found, isInside: false };
}

function isInside(target: string, root: string): boolean {
  const relative = path.relative(root, target);
  return relative === "" || (!path.isAbsolute(relative) && relative !== ".." && !relative.startsWith(`..${path.sep}`));
}
