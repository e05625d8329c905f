/**
 * A name for a branch at a run's code that git allows (git-check-ref-format), for the user to change:
 * "runs/" and the run's name with everything odd replaced.
 */
export function branchName(runName: string): string {
  const plain = runName
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/\.{2,}/g, ".")
    .slice(0, 80)
    .replace(/^[.-]+|[.-]+$/g, "")
    .replace(/\.lock$/i, "-lock");
  return `runs/${plain === "" ? "run" : plain}`;
}
