import * as vscode from "vscode";
import { formatAge } from "../../../core/format/formatAge";
import type { CheckoutRecord } from "../../../git/port/checkouts";
import { askModal } from "../../base/messages/askModal";
import { showMessage } from "../../base/messages/showMessage";
import { UserError } from "../../base/messages/userError";
import { withCancel } from "../../base/withCancel";
import { gitValue } from "../../source/gitValue";
import type { CodeTools } from "../codeTools";

/** Undoes the newest checkout in place of these folders' working trees, after a question. */
export async function undoCheckout(folders: readonly string[], { git }: Pick<CodeTools, "git">): Promise<void> {
  const t = vscode.l10n.t;
  const found = await Promise.all(folders.map((folder) => git.checkouts.last(folder)));
  const [newest] = found.filter((one) => one !== null).sort((a, b) => b.madeAt - a.madeAt);
  if (newest === undefined) throw new UserError(t("No run's code is checked out here."));
  const question = t("Undo the checkout of {0}?", newest.label);
  const detail = t(
    "{0}, {1}.\n\nBranch, index and every file are restored to what they were before. What you have changed since is moved aside, and you are told where.",
    newest.folder,
    formatAge(newest.madeAt, Date.now()),
  );
  if (!(await askModal(question, detail, t("Undo Checkout")))) return;
  await takeBack(newest, git);
}

/** Brings a working tree back to what it was before a checkout, and says where later changes are. */
export async function takeBack({ folder, label }: CheckoutRecord, git: CodeTools["git"]): Promise<void> {
  const t = vscode.l10n.t;
  const title = t("Undoing the checkout of {0}…", label);
  const { editsFolder } = await withCancel(title, async (signal) =>
    gitValue(await git.checkouts.undo(folder, { signal })),
  );
  if (editsFolder === null) return void showMessage("info", t("Everything is as it was before the checkout."));
  const told = t("Everything is as it was before the checkout. What you have changed since is in {0}.", editsFolder);
  const open = t("Show Them");
  void showMessage("info", told, open).then((pressed) => {
    if (pressed === open) void vscode.commands.executeCommand("revealFileInOS", vscode.Uri.file(editsFolder));
  });
}
