/** What is left out for these reasons is not code, so it does not make a state dirty. */
export const harmlessReasons = {
  notCode: "not code or configuration",
  otherWorktree: "another working tree of this repository",
} as const;
