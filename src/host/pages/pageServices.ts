import type * as vscode from "vscode";
import type { IndexService } from "../indexing/indexService";

/** What pages of every kind are made with. */
export interface PageServices {
  readonly extensionUri: vscode.Uri;
  readonly workspaceState: vscode.Memento;
  readonly index: IndexService;
  readonly log: vscode.LogOutputChannel;
}
