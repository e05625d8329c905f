import * as vscode from "vscode";
import type { OpenOptions } from "../../protocol/indexApi";
import type { TableMapping } from "../../protocol/tableMapping";
import { readSetting } from "../base/readSetting";
import { gitCandidates } from "../source/gitCandidates";
import { namedLogDirectories, workspaceFolders } from "./logDirectories";
import { storageFolder } from "./storageFolder";

const megabyte = 1024 * 1024;
const leastMegabytes = 16;

/** What the index is opened with, from the settings, the workspace and the editor's storage. */
export async function openOptions(
  context: Pick<vscode.ExtensionContext, "storageUri" | "globalStorageUri">,
): Promise<OpenOptions> {
  const polling = readSetting("runback.polling");
  const megabytes = Math.max(leastMegabytes, readSetting("runback.seriesDiskLimit"));
  return {
    storageFolder: await storageFolder(context),
    workspaceFolders: workspaceFolders(),
    logDirectories: namedLogDirectories(),
    formats: readSetting("runback.formats").filter((format) => typeof format === "string"),
    tables: mappedTables(),
    ...(vscode.workspace.isTrusted ? { gitPrograms: gitCandidates() } : {}),
    segmentBudget: megabytes * megabyte,
    ...(polling === "auto" ? {} : { isPolling: polling === "on" }),
  };
}

/** What a hand-written settings file holds beside texts is left out. */
function mappedTables(): TableMapping[] {
  return Object.entries(readSetting("runback.tables")).flatMap(([files, step]) =>
    typeof step === "string" ? [{ files, step }] : [],
  );
}
