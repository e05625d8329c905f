import * as vscode from "vscode";
import type { MarkChange } from "../../core/marks/markChange";
import type { RunDetail } from "../../core/model/runDetail";
import { askText } from "../base/messages/askText";
import type { CommandHandlers } from "../base/registerCommands";
import { showError } from "../base/messages/showError";
import { showMessage } from "../base/messages/showMessage";
import { UserError } from "../base/messages/userError";
import { workspaceFolders } from "../indexing/logDirectories";
import type { Services } from "../services";
import { askToDelete } from "../trash/askToDelete";
import { deleteRuns } from "../trash/deleteRuns";
import { pickTrashed } from "../trash/pickTrashed";
import { runbackHomes } from "../trash/runbackHomes";
import { undeleteRuns } from "../trash/undeleteRuns";
import { editTags } from "./editTags";
import { NoteFileSystem } from "./noteFileSystem";
import { runsToMark } from "./runsToMark";

/** The commands that mark runs. */
type MarkCommand =
  | "runback.archiveRun"
  | "runback.deleteRun"
  | "runback.editNote"
  | "runback.editTags"
  | "runback.hideArchived"
  | "runback.hideRun"
  | "runback.renameRun"
  | "runback.restoreRun"
  | "runback.showArchived"
  | "runback.starRun"
  | "runback.unarchiveRun"
  | "runback.unhideRun"
  | "runback.unstarRun";

/** What they do: each for one run or many, in `.runback/marks` of the project (docs/marks.md). */
export function markHandlers(services: Services): Pick<CommandHandlers, MarkCommand> {
  const { archived, index, log } = services;
  const t = vscode.l10n.t;
  const detailsOf = async (runIds: readonly string[]): Promise<RunDetail[]> => {
    const api = await index.open();
    const details = (await Promise.all(runIds.map((runId) => api.run(runId)))).filter((one) => one !== null);
    if (details.length === 0) throw new UserError(t("This run no longer exists."));
    return details;
  };
  const mark = async (runIds: readonly string[], ...changes: MarkChange[]) =>
    (await index.open()).mark(runIds, changes);
  /** Tells what was done, with a button that undoes it. Does not wait for the answer. */
  const offerUndo = (text: string, undo: () => Promise<void>): void => {
    const label = t("Undo");
    void showMessage("info", text, label).then((picked) => {
      if (picked === label) undo().catch((error: unknown) => showError(error, log));
    });
  };
  const flag = async (
    args: readonly unknown[],
    field: "star" | "archived" | "hidden",
    title: string,
  ): Promise<void> => {
    const runIds = await runsToMark(args, services, title);
    await mark(runIds, { field, value: true });
    if (field === "star") return;
    const done = field === "archived" ? t("Archived: {0}", runIds.length) : t("Hidden: {0}", runIds.length);
    offerUndo(done, () => mark(runIds, { field, value: null }));
  };
  const unflag = async (args: readonly unknown[], field: "star" | "archived" | "hidden", title: string) => {
    const query = `attributes.${field === "star" ? "starred" : field} = true`;
    await mark(await runsToMark(args, services, title, query), { field, value: null });
  };
  return {
    "runback.starRun": (...args) => flag(args, "star", t("Star Run")),
    "runback.unstarRun": (...args) => unflag(args, "star", t("Remove Star")),
    "runback.archiveRun": (...args) => flag(args, "archived", t("Archive Run")),
    "runback.unarchiveRun": (...args) => unflag(args, "archived", t("Unarchive Run")),
    "runback.hideRun": (...args) => flag(args, "hidden", t("Hide Run")),
    "runback.unhideRun": (...args) => unflag(args, "hidden", t("Unhide Run")),
    "runback.showArchived": () => archived.show(true, index),
    "runback.hideArchived": () => archived.show(false, index),
    "runback.editNote": async (...args) => {
      const [detail] = await detailsOf((await runsToMark(args, services, t("Edit Note"))).slice(0, 1));
      const { runId, runName } = detail!.row;
      await vscode.window.showTextDocument(NoteFileSystem.uri(runId, runName), { preview: false });
    },
    "runback.editTags": async (...args) => {
      const runIds = await runsToMark(args, services, t("Edit Tags"));
      await mark(runIds, await editTags(await detailsOf(runIds)));
    },
    "runback.renameRun": async (...args) => {
      const [detail] = await detailsOf((await runsToMark(args, services, t("Rename Run"))).slice(0, 1));
      const { runId, runName } = detail!.row;
      const prompt = t("New name of {0} (empty: the name in its log)", runName);
      const name = await askText({ title: t("Rename Run"), prompt, value: runName });
      if (name === undefined || name === runName) return;
      await mark([runId], { field: "name", value: name.trim() === "" ? null : name.trim() });
    },
    "runback.deleteRun": async (...args) => {
      const details = await detailsOf(await runsToMark(args, services, t("Delete Run")));
      if (!(await askToDelete(details))) return;
      const api = await index.open();
      const deleted = await deleteRuns(details, api, workspaceFolders(), Date.now());
      const { trashed, hidden, failures } = deleted;
      if (trashed.length + hidden.length > 0)
        offerUndo(t("In the trash: {0}. Hidden: {1}.", trashed.length, hidden.length), () =>
          undeleteRuns(deleted, api),
        );
      if (failures.length > 0) throw new UserError(t("Not deleted: {0}", failures.join(" ")));
    },
    "runback.restoreRun": async () => {
      const api = await index.open();
      const { logDirectories } = await api.status();
      const trashed = await pickTrashed(runbackHomes(workspaceFolders(), logDirectories));
      await undeleteRuns({ trashed, hidden: [] }, api);
    },
  };
}
