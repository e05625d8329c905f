import type { RunSource } from "../../model/runSource";
import { commitText, evidenceText } from "../evidenceText";
import { icon } from "../icon";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { leaf } from "./leaf";

/** The code of the current attempt with its evidence, and, where the code changed on a resume, the earlier ones. */
export function sourceLines(sources: readonly RunSource[], t: Translate): DetailNode[] {
  const current = sources.at(-1);
  if (current === undefined) return [];
  const earlier = sources.slice(0, -1);
  const resumed = earlier.map((source, index) => {
    const text = commitText(source, t) ?? evidenceText(source.evidence, t);
    return leaf(`source/earlier/${index}`, t("Attempt {0}", source.attempt), text, { icon: icon("history") });
  });
  return [...attemptLines(current, t), ...resumed];
}

function attemptLines(source: RunSource, t: Translate): DetailNode[] {
  const commit = commitText(source, t);
  const evidence = evidenceText(source.evidence, t);
  const why = [evidence, source.reason, source.remedy].filter((part) => part !== null);
  const lines = [leaf("source/evidence", t("Evidence"), evidence, { icon: icon("shield"), tooltip: why.join("\n") })];
  const add = (key: string, label: string, value: string | null, more: Partial<DetailNode> = {}): void => {
    if (value !== null && value !== "") lines.push(leaf(`source/${key}`, label, value, { tooltip: value, ...more }));
  };
  add("commit", t("Commit"), commit, { icon: icon("git-commit"), copyText: source.commit });
  if (source.snapshot !== source.commit)
    add("snapshot", t("Snapshot"), source.snapshot?.slice(0, 8) ?? null, {
      icon: icon("device-camera"),
      tooltip: source.snapshot,
      copyText: source.snapshot,
    });
  add("entry", t("Entry script"), source.entry, { icon: icon("file-code"), act: { kind: "entryScript" } });
  add("remote", t("Remote"), source.remote, { icon: icon("repo") });
  add("reason", t("Why not better"), source.reason, { icon: icon("info") });
  add("remedy", t("What to do"), source.remedy, { icon: icon("lightbulb") });
  return [...lines, ...pathGroups(source, t)];
}

function pathGroups(source: RunSource, t: Translate): DetailNode[] {
  const names = (key: string, paths: readonly string[]): DetailNode[] =>
    paths.map((path, index) => leaf(`source/${key}/${index}`, path, "", { tooltip: path }));
  const missing = source.notCaptured.map(({ path, reason }, index) =>
    leaf(`source/notCaptured/${index}`, path, reason, { tooltip: `${path}: ${reason}`, copyText: path }),
  );
  return [
    group("changed", t("Changed files"), source.changedCount, names("changed", source.changed), t),
    group("untracked", t("Untracked files"), source.untrackedCount, names("untracked", source.untracked), t),
    group("notCaptured", t("Not captured"), missing.length, missing, t),
  ].filter((node) => node !== null);
}

/** A list of paths; `count` can be more than are listed, since the log holds the first of them only. */
function group(key: string, label: string, count: number, listed: DetailNode[], t: Translate): DetailNode | null {
  if (count === 0 && listed.length === 0) return null;
  const rest = count - listed.length;
  const more = rest > 0 ? [leaf(`source/${key}//more`, t("{0} more, not listed in the log", rest), "")] : [];
  const look = icon(key === "notCaptured" ? "eye-closed" : "diff");
  return leaf(`source/${key}`, label, String(count), { icon: look, children: [...listed, ...more], copyText: null });
}
