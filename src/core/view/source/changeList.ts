import { icon, type Icon } from "../icon";
import type { Translate } from "../translate";
import type { ChangedPath } from "./changedPath";

/** One line of the list of what a text diff cannot show. */
export interface ChangeListItem {
  readonly label: string;
  readonly description: string;
  readonly icon: Icon;
  /** The change to open when the line is picked; null where there is nothing to open. */
  readonly change: ChangedPath | null;
}

/** Documents that the multi-file diff is given at most: the editor reads every one of them when it opens. */
export const diffLimit = 1000;

/** What the multi-file diff shows: changes of text, as many as it bears. */
export function textChanges<T extends ChangedPath>(changes: readonly T[]): readonly T[] {
  return changes.filter(isText).slice(0, diffLimit);
}

/**
 * What the multi-file diff does not show, and why: binary files, modes, submodules, names that are no text, what is
 * beyond the limit, and what could not be compared.
 */
export function changeList(
  changes: readonly ChangedPath[],
  notCompared: readonly { readonly path: string; readonly reason: string }[],
  t: Translate,
): readonly ChangeListItem[] {
  const shown = new Set<ChangedPath>(textChanges(changes));
  const listed = changes
    .filter((change) => !shown.has(change))
    .map((change) => {
      const canOpen = change.kind !== "submodule" && change.kind !== "mode" && !isQuoted(change);
      const description = describe(change, t);
      return { label: change.path, description, icon: changeIcon(change), change: canOpen ? change : null };
    });
  const left = notCompared.map(({ path, reason }) => {
    const description = t("not compared: {0}", reason);
    return { label: path, description, icon: icon("eye-closed"), change: null };
  });
  return [...listed, ...left];
}

function isText(change: ChangedPath): boolean {
  return !change.isBinary && change.kind !== "mode" && change.kind !== "submodule" && !isQuoted(change);
}

/** A name that is not UTF-8 comes quoted as git does it, and has no address in the editor. */
function isQuoted({ path, oldPath }: ChangedPath): boolean {
  return path.startsWith('"') || (oldPath?.startsWith('"') ?? false);
}

function describe(change: ChangedPath, t: Translate): string {
  const { kind, oldPath, isBinary } = change;
  if (kind === "submodule") return t("submodule, at another commit");
  if (kind === "mode") return t("only the mode of the file (executable or not)");
  if (isQuoted(change)) return t("its name is not valid UTF-8");
  if (!isBinary) return t("beyond the first {0} files", diffLimit);
  if (kind === "added") return t("binary, added");
  if (kind === "removed") return t("binary, removed");
  return kind === "renamed" && oldPath !== null ? t("binary, renamed from {0}", oldPath) : t("binary, changed");
}

function changeIcon({ kind, isBinary }: ChangedPath): Icon {
  if (kind === "submodule") return icon("repo");
  if (kind === "mode") return icon("gear");
  return icon(isBinary ? "file-binary" : "file");
}
