const fileLine = /^diff --git (?:"?a\/.*?"?) "?b\/(.*?)"?$/gm;

/** The files that a patch of `git diff` changes, in its order. */
export function patchedFiles(patch: string): string[] {
  return [...patch.matchAll(fileLine)].map(([, file]) => file!);
}
