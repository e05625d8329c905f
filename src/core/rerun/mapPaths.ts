import { joinPath } from "./joinPath";
import { pathBelow } from "./pathBelow";

/** Where a run's code lay and where it lies now. Absolute. */
export interface MovedCode {
  readonly repository: string;
  readonly worktree: string;
  /** Recorded working directory; relative paths start there. Null: not recorded. */
  readonly cwd: string | null;
  /** Folders below the repository that stay where they are, such as a virtual environment. */
  readonly kept: readonly string[];
}

/**
 * An argument of the original command as it must be in the worktree. Mapped are absolute paths below the repository,
 * also behind `=` and in lists; made absolute are relative ones that would lead elsewhere from the new place.
 */
export function mapPaths(argument: string, moved: MovedCode): string {
  return mapRelative(mapAbsolute(argument, moved), moved);
}

/** Characters that may stand before and after a path inside an argument. */
const before = String.raw`(^|[=,:;\s"'(\[{]|file://)`;
const after = String.raw`(?=$|[\\/,:;\s"')\]}])`;

function mapAbsolute(argument: string, { repository, worktree, kept }: MovedCode): string {
  const pattern = new RegExp(before + escape(repository.replace(/[\\/]+$/, "")) + after, "g");
  return argument.replace(pattern, (whole: string, lead: string, offset: number) => {
    const rest = argument.slice(offset + lead.length);
    return kept.some((folder) => pathBelow(rest, folder) !== null) ? whole : lead + worktree;
  });
}

function mapRelative(argument: string, moved: MovedCode): string {
  if (moved.cwd === null) return argument;
  const [, lead = "", value = ""] = /^(-*[\w.+-]+=)?([\s\S]*)$/.exec(argument) ?? [];
  if (value === "" || isAbsolute(value) || value.includes("://")) return argument;
  const target = joinPath(moved.cwd, value);
  const [wasInside, isInside] = [moved.cwd, target].map((path) => pathBelow(path, moved.repository) !== null);
  if (wasInside && !isInside) return lead + target;
  if (!wasInside && isInside) return lead + mapAbsolute(target, moved);
  return argument;
}

function isAbsolute(path: string): boolean {
  return /^([\\/]|[A-Za-z]:[\\/]|~)/.test(path);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
