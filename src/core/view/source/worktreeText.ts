import { formatAge } from "../../format/formatAge";
import { formatBytes } from "../../format/formatBytes";
import { fileName } from "../fileName";
import { icon, type Icon } from "../icon";
import type { Translate } from "../translate";

/** What a list of working trees needs to know of one. */
export interface WorktreeFacts {
  readonly folder: string;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly isMain: boolean;
  readonly isLocked: boolean;
  readonly isGone: boolean;
  /** The state that was opened here; null when it was not made by this product. */
  readonly revision: string | null;
  /** Milliseconds since the epoch; null for the main one. */
  readonly madeAt: number | null;
}

/** One line of the list of working trees. */
export interface WorktreeItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly icon: Icon;
}

/**
 * Describes a working tree for a list.
 * @param bytes its size on disk; null while it is being counted
 * @param now milliseconds since the epoch
 */
export function worktreeItem(tree: WorktreeFacts, bytes: number | null, now: number, t: Translate): WorktreeItem {
  const facts = [
    tree.isGone ? t("its folder is gone") : null,
    tree.isMain ? t("your working tree") : null,
    !tree.isMain && tree.revision === null ? t("not made by Runback") : null,
    tree.branch ?? tree.commit?.slice(0, 8) ?? null,
    tree.madeAt === null ? null : formatAge(tree.madeAt, now),
    bytes === null ? null : formatBytes(bytes),
    tree.isLocked ? t("locked") : null,
  ];
  const shape = tree.isGone ? "circle-slash" : tree.isMain ? "home" : tree.revision === null ? "folder" : "git-commit";
  return {
    label: fileName(tree.folder),
    description: facts.filter((fact) => fact !== null).join(" · "),
    detail: tree.folder,
    icon: icon(shape),
  };
}

/** What would be lost with a working tree, as sentences; empty when nothing is. */
export function lossText(
  loss: { readonly changed: number; readonly ignored: number; readonly hasOwnCommits: boolean },
  t: Translate,
): string {
  const parts = [
    loss.changed === 0 ? null : t("This would lose changed or new files: {0}.", loss.changed),
    loss.ignored === 0
      ? null
      : t("This would lose files and folders that git ignores, such as results: {0}.", loss.ignored),
    loss.hasOwnCommits ? t("This would lose commits that no branch or tag holds.") : null,
  ];
  return parts.filter((part) => part !== null).join("\n");
}
