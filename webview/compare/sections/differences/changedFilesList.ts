import type { Finding } from "../../../../src/core/compare/card/finding";
import type { RunRow } from "../../../../src/core/model/runRow";
import type { ChangedFiles } from "../../../../src/protocol/pages/differencesApi";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import type { CompareContext } from "../../compareContext";

/** Code states that are named; with more, the runs are better compared in pairs. */
const stateLimit = 5;

/** Answers of the host by the two states of the code: they stay true when the list is drawn again. */
export type KnownChanges = Map<string, Promise<ChangedFiles>>;

/** The other states of the code, each with the files that differ from the baseline's and the editor's own diff. */
export function changedFilesList(
  finding: Finding,
  runs: readonly RunRow[],
  baseline: number,
  { host, t }: CompareContext,
  known: KnownChanges,
): HTMLElement {
  const own = finding.groups.find((group) => group.runs.includes(baseline));
  const from = runs[baseline];
  const list = element("ul", { class: "code-states" });
  if (from === undefined || own === undefined || own.text === null) return list;
  const others = finding.groups.filter((group) => group !== own && group.text !== null).slice(0, stateLimit);
  for (const { runs: members, text: state } of others) {
    const to = runs[members[0] ?? -1];
    if (to === undefined) continue;
    const answer = element("div", { role: "status" });
    const say = (error: unknown): void =>
      answer.replaceChildren(
        element("span", { class: "trouble" }, error instanceof Error ? error.message : String(error)),
      );
    const diff = button(t("Diff with {0} ({1})", to.runName.slice(0, 60), state?.slice(0, 8) ?? ""), () => {
      host.diffSource(from.runId, to.runId).catch(say);
    });
    const states = `${own.text} ${state}`;
    const ask = (): Promise<ChangedFiles> => {
      const answered = known.get(states) ?? host.changedFiles(from.runId, to.runId);
      known.set(states, answered);
      // The next press asks again.
      answered.catch(() => known.delete(states));
      return answered;
    };
    const show = (): void => {
      ask()
        .then((changed) => answer.replaceChildren(fileList(changed)))
        .catch(say);
    };
    list.append(element("li", {}, diff, " · ", button(t("Files changed"), show), answer));
    if (others.length === 1) show();
  }
  return list;

  function fileList({ files, total, notice }: ChangedFiles): HTMLElement {
    const items = files.map(({ kind, path }) =>
      element("li", {}, logText(path), " ", element("span", { class: "muted" }, kind)),
    );
    const made = element("div", {}, element("ul", { class: "files" }, ...items));
    if (total > files.length) made.append(element("p", { class: "muted" }, t("{0} more", total - files.length)));
    if (notice !== null) made.append(element("p", { class: "muted" }, logText(notice)));
    return made;
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element("button", { class: "link", type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}
