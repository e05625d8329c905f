import * as vscode from "vscode";
import type { Translate } from "../../core/view/translate";

/** The editor's translation, in the shape that the view models take. */
export const translate: Translate = (message, ...args) => vscode.l10n.t(message, ...args);
