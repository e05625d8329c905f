/** A patch without the sections of binary files whose content it does not hold. */
export interface TextPatch {
  readonly patch: Buffer;
  /** Paths of these files, as the patch writes them. */
  readonly missing: readonly string[];
}

/** Lines of a hunk begin with another sign, so this is always the head of a file's section. */
const sectionHead = /^(?=diff --git )/m;
const binary = /^Binary files (.+) and (.+) differ$/m;

/** `git diff` without `--binary`, as W&B calls it, only says of a binary file that it differs. */
export function withoutBinary(patch: Buffer): TextPatch {
  const sections = patch.toString("latin1").split(sectionHead);
  const missing: string[] = [];
  const kept = sections.filter((section) => {
    const [header = ""] = section.split(/^@@/m, 1);
    const [, before, after] = binary.exec(header) ?? [];
    if (before === undefined || after === undefined) return true;
    missing.push(pathIn(after === "/dev/null" ? before : after));
    return false;
  });
  return { patch: Buffer.from(kept.join(""), "latin1"), missing };
}

function pathIn(side: string): string {
  return Buffer.from(side.replace(/^("?)[ab]\//, "$1"), "latin1").toString("utf8");
}
