import * as vscode from "vscode";
import { sourceScheme } from "../catalogue/sourceScheme";

/** What a read-only source document shows. */
export interface SourcePlace {
  readonly runId: string;
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
}

/**
 * The address of a file as it was in a run. The first folder is for people, who see it in the tab's tooltip and the
 * breadcrumbs; the query is what counts.
 * @param title for instance "swift-fox @ 1a2b3c4d"
 */
export function sourceUri(place: SourcePlace, title: string): vscode.Uri {
  const folder = title.replace(/[\\/\p{Cc}]+/gu, "-");
  return vscode.Uri.from({ scheme: sourceScheme, path: `/${folder}/${place.path}`, query: JSON.stringify(place) });
}

/** Reads an address again; throws `FileNotFound` for one that is not ours, such as one typed by hand. */
export function sourcePlace(uri: vscode.Uri): SourcePlace {
  const value = parse(uri.query);
  const isPlace = typeof value === "object" && value !== null && "runId" in value && "path" in value;
  if (!isPlace || typeof value.runId !== "string" || typeof value.path !== "string")
    throw vscode.FileSystemError.FileNotFound(uri);
  return { runId: value.runId, path: value.path };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The caller reports an address that is not ours.
  }
}
