import * as vscode from "vscode";
import { settingDefaults, type Settings } from "../catalogue/settings";

/**
 * Reads a setting of the catalogue. A value of the wrong type, which a hand-written settings file can hold, counts as
 * the default.
 */
export function readSetting<K extends keyof Settings>(key: K, scope?: vscode.ConfigurationScope): Settings[K] {
  const fallback = settingDefaults[key];
  const value: unknown = vscode.workspace.getConfiguration(undefined, scope ?? null).get(key);
  const isSameType = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
  return isSameType ? (value as Settings[K]) : fallback;
}
