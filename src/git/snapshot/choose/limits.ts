/** The caps of the recipe (docs/snapshots.md); sizes in bytes. */
export const limits = {
  untrackedFileBytes: 1024 * 1024,
  untrackedTotalBytes: 20 * 1024 * 1024,
  untrackedFiles: 2000,
  nestedRepositories: 20,
  nestedDepth: 3,
} as const;
