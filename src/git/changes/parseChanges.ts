import type { BytePath } from "../paths/bytePath";
import { pathText } from "../paths/pathText";
import type { SourceChange } from "../port/sourceChange";
import { splitRecords } from "../snapshot/tree/splitRecords";

/** Arguments that make git write what `parseChanges` reads. */
export const changesFormat: readonly string[] = [
  ...["--raw", "--numstat", "-z", "--no-abbrev", "-M", "-l2000"],
  ...["--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=dirty"],
];

/** The changes in the output of `git diff-tree --raw --numstat -z -M`, left-out paths dropped, sorted by path. */
export function parseChanges(output: Buffer, isLeftOut: (path: BytePath) => boolean): SourceChange[] {
  const fields = splitRecords(output);
  const raw: { readonly head: string; readonly oldPath: BytePath; readonly path: BytePath }[] = [];
  const binary = new Set<BytePath>();
  for (let at = 0; at < fields.length;) {
    const field = fields[at] ?? "";
    if (field.startsWith(":")) {
      const isPair = /[RC]\d*$/.test(field);
      const [oldPath = "", path = ""] = [fields[at + 1], fields[at + (isPair ? 2 : 1)]];
      raw.push({ head: field, oldPath, path });
      at += isPair ? 3 : 2;
    } else {
      const counted = /^(?:(-)|\d+)\t(?:-|\d+)\t(.*)$/s.exec(field);
      const isPair = counted?.[2] === ""; // a rename: both paths follow as records of their own
      if (counted?.[1] !== undefined) binary.add(isPair ? (fields[at + 2] ?? "") : (counted[2] ?? ""));
      at += isPair ? 3 : 1;
    }
  }
  return raw
    .filter(({ oldPath, path }) => !(isLeftOut(path) && isLeftOut(oldPath)))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ head, oldPath, path }) => {
      const kind = kindOf(head);
      const before = kind === "added" ? null : pathText(oldPath);
      return { kind, path: pathText(path), oldPath: before, isBinary: binary.has(path) };
    });
}

function kindOf(head: string): SourceChange["kind"] {
  const [oldMode = "", newMode = "", oldId = "", newId = "", status = ""] = head.slice(1).split(" ");
  if (oldMode === "160000" || newMode === "160000") return "submodule";
  if (status.startsWith("A")) return "added";
  if (status.startsWith("D")) return "removed";
  if (status.startsWith("R") || status.startsWith("C")) return "renamed";
  return oldId === newId && oldMode !== newMode ? "mode" : "changed";
}
