import * as vscode from "vscode";
import { visibleText } from "../base/messages/visibleText";
import { interpreters } from "./interpreters";
import { activeInterpreter } from "./pythonExtension";

/** The interpreter to work with: the Python extension's, offered first, or another; null when the user leaves. */
export async function pickInterpreter(title: string): Promise<string | null> {
  const active = await activeInterpreter();
  const others = (await interpreters()).filter((found) => found !== active);
  const browse = { label: vscode.l10n.t("Browse…"), description: "", interpreter: null };
  const chosen = vscode.l10n.t("chosen in the Python extension");
  const items = [
    ...(active === null ? [] : [{ label: visibleText(active), description: chosen, interpreter: active }]),
    ...others.map((interpreter) => ({ label: visibleText(interpreter), description: "", interpreter })),
    browse,
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t("Pick the Python interpreter you train with"),
  });
  if (picked === undefined) return null;
  return picked.interpreter ?? (await browseInterpreter());
}

async function browseInterpreter(): Promise<string | null> {
  const title = vscode.l10n.t("Pick a Python Interpreter");
  const picked = await vscode.window.showOpenDialog({ canSelectMany: false, title });
  return picked?.[0]?.fsPath ?? null;
}
