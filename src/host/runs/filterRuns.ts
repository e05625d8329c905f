import * as vscode from "vscode";
import type { IndexApi } from "../../protocol/indexApi";
import type { RunsFilter } from "./runsFilter";

/** Counting ten thousand runs takes a millisecond; this only spares counts between two quick keys. */
const countDelay = 60;

/** Asks for the words to filter by and says, while the user types, how many runs they leave. */
export async function filterRuns(filter: RunsFilter, api: Pick<IndexApi, "count">): Promise<void> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t("Filter Runs");
  input.placeholder = vscode.l10n.t("Words in the name, tags, note or param values, for example: resnet 0.01");
  input.value = filter.text;
  const total = await api.count("");
  let latest = 0;
  const count = async (text: string): Promise<void> => {
    const mine = ++latest;
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
    input.onDidAccept(() => resolve(input.value));
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
