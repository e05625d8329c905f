import * as vscode from "vscode";
import { checkQuery } from "../../../core/query/checkQuery";
import type { QueryCompletion } from "../../../core/query/complete/queryCompletion";
import type { QueryError } from "../../../core/query/parse/queryError";
import { visibleText } from "../../base/messages/visibleText";
import type { KeptFilters } from "./keptFilters";

/** A line below the input of *Filter Runs*. */
export interface FilterItem extends vscode.QuickPickItem {
  /** The query that the line stands for; null: a heading. */
  readonly query: string | null;
  /** Whether the line ends the input; else its query is taken into it. */
  readonly isFinal: boolean;
}

/** What the lines are made of. */
export interface FilterChoices {
  readonly query: string;
  readonly completions: readonly QueryCompletion[];
  /** How many of how many runs match; null where the query cannot be read. */
  readonly matches: { readonly count: number; readonly total: number } | null;
  readonly kept: Pick<KeptFilters, "saved" | "history">;
}

/** Tells the buttons apart: the editor hands back the object. */
export const filterButtons = {
  edit: { iconPath: new vscode.ThemeIcon("edit"), tooltip: vscode.l10n.t("Edit in Runs Table") },
  save: { iconPath: new vscode.ThemeIcon("star-empty"), tooltip: vscode.l10n.t("Save this filter") },
  forget: { iconPath: new vscode.ThemeIcon("trash"), tooltip: vscode.l10n.t("Forget this filter") },
} as const;

const completionIcons = {
  field: "symbol-field",
  value: "symbol-value",
  operator: "symbol-operator",
  keyword: "symbol-keyword",
} as const;

/**
 * The lines: what Enter does or what is wrong first, then what the query can go on with, and without a query the saved
 * and the last used ones.
 */
export function filterItems({ query, completions, matches, kept }: FilterChoices): FilterItem[] {
  const mistake = checkQuery(query);
  const head = mistake ? mistakeItem(query, mistake) : applyItem(query, matches);
  const next = completions.map(({ label, query: completed, kind }) =>
    item({ label: visibleText(label), iconPath: new vscode.ThemeIcon(completionIcons[kind]) }, completed, false),
  );
  const keptItems = (title: string, queries: readonly string[]) =>
    queries.length === 0 ? [] : [heading(title), ...queries.map(keptItem)];
  const lists =
    query.trim() === ""
      ? [...keptItems(vscode.l10n.t("Saved"), kept.saved), ...keptItems(vscode.l10n.t("Recent"), kept.history)]
      : [];
  return [head, ...lists, ...(next.length > 0 ? [heading(vscode.l10n.t("Continue with")), ...next] : [])];
}

function applyItem(query: string, matches: FilterChoices["matches"]): FilterItem {
  const label = query.trim() === "" ? vscode.l10n.t("Show all runs") : vscode.l10n.t("Filter");
  const description = matches ? vscode.l10n.t("{0} of {1} runs match", matches.count, matches.total) : "";
  const buttons = query.trim() === "" ? [] : [filterButtons.save];
  return item({ label, description, iconPath: new vscode.ThemeIcon("filter"), buttons }, query, true);
}

/** The message, and below it the query with a mark before the character that it is about. */
function mistakeItem(query: string, { message, at }: QueryError): FilterItem {
  const label = vscode.l10n.t("{0} (character {1})", visibleText(message), at + 1);
  const detail = `${visibleText(query.slice(0, at))} ▸ ${visibleText(query.slice(at))}`;
  return item({ label, detail, iconPath: new vscode.ThemeIcon("error") }, query, false);
}

function keptItem(query: string): FilterItem {
  const iconPath = new vscode.ThemeIcon("history");
  return item({ label: visibleText(query), iconPath, buttons: [filterButtons.forget] }, query, true);
}

/** Lines are shown as they come: the editor would leave out those that do not hold the whole query. */
function item(look: vscode.QuickPickItem, query: string, isFinal: boolean): FilterItem {
  return { ...look, alwaysShow: true, query, isFinal };
}

function heading(label: string): FilterItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, query: null, isFinal: false };
}
