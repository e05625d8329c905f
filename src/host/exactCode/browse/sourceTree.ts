import * as vscode from "vscode";
import { fileName } from "../../../core/view/fileName";
import type { GitPort } from "../../../git/port/gitPort";
import type { SourceEntry } from "../../../git/port/sourceEntry";
import { gitValue } from "../../source/gitValue";
import { sourceUri } from "../../source/sourceUri";
import type { ShownSource } from "./shownSource";
import type { SourceNode } from "./sourceNode";

/** The tree of the view Source: the files of a run as they were. Folders are read when they are opened. */
export class SourceTree implements vscode.TreeDataProvider<SourceNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #shown: ShownSource | null = null;
  /** Nodes by path, so that the editor is given the same object for the same line. */
  readonly #nodes = new Map<string, SourceNode>();

  constructor(private readonly git: GitPort) {}

  /** Shows the code of a run; null empties the view. */
  show(shown: ShownSource | null): void {
    this.#shown = shown;
    this.#nodes.clear();
    this.#changed.fire(undefined);
  }

  async getChildren(node?: SourceNode): Promise<SourceNode[]> {
    if (this.#shown === null) return [];
    const listed = gitValue(await this.git.browser.listFolder(this.#shown.located, node?.entry.path ?? ""));
    const folders = listed.filter(({ kind }) => kind === "folder");
    return [...folders, ...listed.filter(({ kind }) => kind !== "folder")].map((entry) => this.#node(entry, node));
  }

  getParent(node: SourceNode): SourceNode | null {
    return node.parent;
  }

  getTreeItem({ entry }: SourceNode): vscode.TreeItem {
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(fileName(entry.path), entry.kind === "folder" ? Collapsed : None);
    item.id = `${this.#shown?.detail.row.runId ?? ""}/${entry.path}`;
    item.tooltip = entry.path;
    const description = describe(entry);
    if (description !== null) item.description = description;
    if (entry.kind === "submodule") {
      item.iconPath = new vscode.ThemeIcon("repo");
      return item;
    }
    const uri = this.#uri(entry.path);
    item.resourceUri = uri; // The file icon theme looks at it.
    item.iconPath = entry.kind === "folder" ? vscode.ThemeIcon.Folder : vscode.ThemeIcon.File;
    if (entry.kind !== "folder")
      item.command = { command: "vscode.open", title: vscode.l10n.t("Open"), arguments: [uri, { preview: true }] };
    return item;
  }

  /** The line of a path, its folders read on the way; null when the code has no such file. */
  async find(path: string): Promise<SourceNode | null> {
    let at: SourceNode | undefined;
    for (const [depth] of path.split("/").entries()) {
      const wanted = path
        .split("/")
        .slice(0, depth + 1)
        .join("/");
      at = (await this.getChildren(at)).find(({ entry }) => entry.path === wanted);
      if (at === undefined) return null;
    }
    return at ?? null;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #uri(path: string): vscode.Uri {
    const { detail, title } = this.#shown ?? { detail: null, title: "" };
    return sourceUri({ runId: detail?.row.runId ?? "", path }, title);
  }

  #node(entry: SourceEntry, parent: SourceNode | undefined): SourceNode {
    const known = this.#nodes.get(entry.path);
    if (known !== undefined) return known;
    const node = { entry, parent: parent ?? null };
    this.#nodes.set(entry.path, node);
    return node;
  }
}

function describe({ kind, objectId }: SourceEntry): string | null {
  if (kind === "link") return vscode.l10n.t("symbolic link");
  return kind === "submodule" ? vscode.l10n.t("submodule @ {0}", objectId?.slice(0, 8) ?? "?") : null;
}
