import * as vscode from "vscode";
import { sourceScheme } from "../catalogue/sourceScheme";

/** What a read-only source document shows. */
export interface SourcePlace {
  readonly runId: string;
  /** Relative to the repository, with forward slashes; "" is the top folder. */
  readonly path: string;
}

/**
 * The address of a file or folder as it was in a run. The first folder is for people, who see it in the tab's tooltip
 * and the breadcrumbs; the rest of the path and the run in the query are what counts, so that the editor itself can go
 * from a file to its folder and on.
 * @param title for instance "swift-fox @ 1a2b3c4d"
 */
export function sourceUri({ runId, path }: SourcePlace, title: string): vscode.Uri {
  const folder = title.replace(/[\\/\p{Cc}]+/gu, "-").replace(/^\.*$/, "-");
  const below = path === "" ? "" : `/${path}`;
  return vscode.Uri.from({ scheme: sourceScheme, path: `/${folder}${below}`, query: JSON.stringify({ runId }) });
}

/** Reads an address again; throws `FileNotFound` for one that is not ours, such as one typed by hand. */
export function sourcePlace(uri: vscode.Uri): SourcePlace {
  const value = parse(uri.query);
  const isPlace = typeof value === "object" && value !== null && "runId" in value;
  if (!isPlace || typeof value.runId !== "string") throw vscode.FileSystemError.FileNotFound(uri);
  return { runId: value.runId, path: uri.path.split("/").slice(2).join("/").replace(/\/$/, "") };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The caller reports an address that is not ours.
  }
}
