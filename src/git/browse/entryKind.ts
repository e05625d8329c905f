import type { SourceEntry } from "../port/sourceEntry";

/** What a mode of a tree object means. */
export function entryKind(mode: string): SourceEntry["kind"] {
  if (mode === "40000") return "folder";
  if (mode === "120000") return "link";
  return mode === "160000" ? "submodule" : "file";
}
