import * as vscode from "vscode";
import { checkQuery } from "../../core/query/checkQuery";
import type { IndexApi } from "../../protocol/indexApi";
import { plainMessage } from "../base/plainMessage";
import type { RunsFilter } from "./runsFilter";

/** Counting ten thousand runs takes a millisecond; this only spares counts between two quick keys. */
const countDelay = 60;

/** Asks for a filter (docs/query.md) and says, while the user types, how many runs it leaves or what is wrong with it. */
export async function filterRuns(filter: RunsFilter, api: Pick<IndexApi, "count">): Promise<void> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t("Filter Runs");
  input.placeholder = vscode.l10n.t(
    "Words, or conditions such as: metrics.val_acc > 0.9 AND params.optimizer = 'adam'",
  );
  input.value = filter.text;
  const total = await api.count("");
  let latest = 0;
  const count = async (text: string): Promise<void> => {
    const mine = ++latest;
    const mistake = checkQuery(text);
    input.validationMessage = mistake
      ? plainMessage(vscode.l10n.t("{0} (character {1})", mistake.message, mistake.at + 1))
      : undefined;
    if (mistake) return;
    const matches = text.trim() === "" ? total : await api.count(text.trim());
    // A slow answer to what was typed before must not stand beside what is typed now.
    if (mine === latest) input.prompt = vscode.l10n.t("{0} of {1} runs match", matches, total);
  };
  let timer: NodeJS.Timeout | undefined;
  const accepted = new Promise<string | null>((resolve, reject) => {
    input.onDidChangeValue((text) => {
      clearTimeout(timer);
      timer = setTimeout(() => void count(text).catch(reject), countDelay);
    });
    input.onDidAccept(() => {
      if (!checkQuery(input.value)) resolve(input.value);
    });
    input.onDidHide(() => resolve(null));
  });
  try {
    await count(input.value);
    input.show();
    const text = await accepted;
    if (text !== null) await filter.set(text);
  } finally {
    clearTimeout(timer);
    latest++;
    input.dispose();
  }
}
