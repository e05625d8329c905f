import * as vscode from "vscode";
import { checkQuery } from "../../../core/query/checkQuery";
import type { IndexApi } from "../../../protocol/indexApi";
import type { RunsFilter } from "./runsFilter";
import { filterButtons, filterItems, type FilterItem } from "./filterItems";
import type { KeptFilters } from "./keptFilters";

/** Answers take a few milliseconds; this only spares questions between two quick keys. */
const askDelay = 40;

/**
 * Asks for a filter (docs/query.md): says while the user types how many runs it leaves or what is wrong at which
 * character, offers what it can go on with, and the saved and last used ones.
 * @param editInTable goes on in the field of a Runs table, which has colours: an input of the editor cannot have them
 */
export async function filterRuns(
  filter: RunsFilter,
  kept: KeptFilters,
  api: Pick<IndexApi, "count" | "complete">,
  editInTable: (text: string) => void,
): Promise<void> {
  const input = vscode.window.createQuickPick<FilterItem>();
  input.title = vscode.l10n.t("Filter Runs");
  input.placeholder = vscode.l10n.t(
    "Words, or conditions such as: metrics.val_acc > 0.9 AND params.optimizer = 'adam'",
  );
  input.value = filter.text;
  input.buttons = [filterButtons.edit];
  const total = await api.count("");
  let latest = 0;
  const offer = async (query: string): Promise<void> => {
    const mine = ++latest;
    const isRight = checkQuery(query) === null;
    const [count, completions] = await Promise.all([
      isRight && query.trim() !== "" ? api.count(query.trim()) : total,
      api.complete(query),
    ]);
    // A slow answer to what was typed before must not stand below what is typed now.
    if (mine !== latest) return;
    input.items = filterItems({ query, completions, matches: isRight ? { count, total } : null, kept });
  };
  let timer: NodeJS.Timeout | undefined;
  const accepted = new Promise<string | null>((resolve, reject) => {
    const offerNow = (query: string): void => void offer(query).catch(reject);
    input.onDidChangeValue((query) => {
      clearTimeout(timer);
      timer = setTimeout(() => offerNow(query), askDelay);
    });
    input.onDidAccept(() => {
      const [chosen] = input.selectedItems;
      if (chosen === undefined || chosen.query === null) return;
      // The first line is of what was typed when it was drawn; Enter means what is typed now.
      const query = chosen === input.items[0] ? input.value : chosen.query;
      if (chosen.isFinal && checkQuery(query) === null) return resolve(query);
      input.value = query;
      offerNow(query);
    });
    input.onDidTriggerItemButton(({ item, button }) => {
      const act = button === filterButtons.save ? kept.save(input.value.trim()) : kept.forget(item.query ?? "");
      act.then(() => offerNow(input.value)).catch(reject);
    });
    input.onDidTriggerButton(() => {
      editInTable(input.value);
      resolve(null);
    });
    input.onDidHide(() => resolve(null));
  });
  try {
    await offer(input.value);
    input.show();
    const query = await accepted;
    if (query === null) return;
    if (query.trim() !== "") await kept.used(query.trim());
    await filter.set(query);
  } finally {
    clearTimeout(timer);
    latest++;
    input.dispose();
  }
}
