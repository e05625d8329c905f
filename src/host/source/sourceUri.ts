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
  return sourceUriAt({ runId, path }, `/${folder}`);
}

/**
 * The same below a folder of the caller's choice. The multi-file diff calls a file renamed when the paths of its two
 * sides differ, so there both sides are put below the same folder.
 * @param folder absolute, with forward slashes
 */
export function sourceUriAt({ runId, path }: SourcePlace, folder: string): vscode.Uri {
  const top = folder.replace(/\/+$/, "");
  const query = JSON.stringify({ runId, depth: top.split("/").length - 1 });
  return vscode.Uri.from({ scheme: sourceScheme, path: path === "" ? top : `${top}/${path}`, query });
}

/** Reads an address again; throws `FileNotFound` for one that is not ours, such as one typed by hand. */
export function sourcePlace(uri: vscode.Uri): SourcePlace {
  const value = parse(uri.query);
  const isPlace = typeof value === "object" && value !== null && "runId" in value;
  if (!isPlace || typeof value.runId !== "string") throw vscode.FileSystemError.FileNotFound(uri);
  const depth = "depth" in value && typeof value.depth === "number" ? value.depth : 1;
  const below = uri.path.split("/").slice(1 + depth);
  return { runId: value.runId, path: below.join("/").replace(/\/$/, "") };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The caller reports an address that is not ours.
  }
}
