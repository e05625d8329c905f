import { readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Memento } from "vscode";
import { readView } from "../../core/views/readView";
import type { SavedView } from "../../core/views/savedView";
import { viewFileName } from "../../core/views/viewFileName";
import { writeView } from "../../core/views/writeView";
import { makeRunbackHome } from "../../index/place/makeRunbackHome";
import { isTextList } from "../base/isTextList";
import { StoredValue } from "../base/storedValue";
import { replaceFile } from "./replaceFile";

/** What somebody wrote by hand is not larger (bytes); the same for files of a folder. */
const largest = 1024 * 1024;
const mostFiles = 500;

/** A saved view and where it is kept: `file` null for one's own. */
export interface KeptView {
  readonly view: SavedView;
  readonly file: string | null;
}

/** The views there are, and files that are none, with the reason. */
export interface KeptViews {
  readonly views: readonly KeptView[];
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
}

/** Saved views: one's own are kept with the workspace, shared ones as files in `.runback/views`. */
export class ViewStore {
  /** The texts of one's own views, as a file would hold them. */
  readonly #own: StoredValue<readonly string[]>;
  readonly #default: StoredValue<string>;

  /** @param homes the `.runback` folders of the workspace, the first one for new files */
  constructor(
    store: Memento,
    private readonly homes: () => readonly string[],
  ) {
    this.#own = new StoredValue<readonly string[]>(store, "runback.views", [], isTextList);
    this.#default = new StoredValue(store, "runback.defaultView", "", (value) => typeof value === "string");
  }

  /** Name of the view that a window begins with; empty: none. */
  get defaultName(): string {
    return this.#default.get();
  }

  async setDefault(name: string): Promise<void> {
    await this.#default.set(name === "" ? undefined : name);
  }

  /** Own views first, then shared ones, each by name. */
  async all(): Promise<KeptViews> {
    const own = this.#ownViews().map((view): KeptView => ({ view, file: null }));
    const read = (await Promise.all(this.homes().map((home) => readFolder(path.join(home, "views"))))).flat();
    const shared = read.flatMap((one) => ("view" in one ? [one] : []));
    const byName = (a: KeptView, b: KeptView) => (a.view.name < b.view.name ? -1 : 1);
    return {
      views: [...own.sort(byName), ...shared.sort(byName)],
      problems: read.flatMap((one) => ("reason" in one ? [one] : [])),
    };
  }

  /** Keeps a view, in place of one's own or the shared one of the same name. */
  async save(view: SavedView, isShared: boolean): Promise<void> {
    if (!isShared) return this.#own.set([...this.#textsWithout(view.name), writeView(view)]);
    const [home] = this.homes();
    if (home === undefined) throw new Error("Open a folder to save a view for the project.");
    const folder = await makeRunbackHome(home, "views");
    const same = (await this.all()).views.find((one) => one.file !== null && one.view.name === view.name);
    await replaceFile(same?.file ?? path.join(folder, viewFileName(view.name)), writeView(view));
  }

  async delete({ view, file }: KeptView): Promise<void> {
    if (file === null) await this.#own.set(this.#textsWithout(view.name));
    else await rm(file, { force: true });
    if (this.defaultName === view.name) await this.setDefault("");
  }

  #ownViews(): SavedView[] {
    return this.#own.get().flatMap((text) => {
      const read = readView(text);
      return "view" in read ? [read.view] : []; // of a newer version: kept for it
    });
  }

  #textsWithout(name: string): string[] {
    return this.#own.get().filter((text) => {
      const read = readView(text);
      return !("view" in read) || read.view.name !== name;
    });
  }
}

type ReadFile = KeptView | { readonly file: string; readonly reason: string };

async function readFolder(folder: string): Promise<ReadFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    return []; // nothing was shared here yet
  }
  const files = names.filter((name) => name.endsWith(".json")).sort();
  return Promise.all(files.slice(0, mostFiles).map((name) => readShared(path.join(folder, name))));
}

async function readShared(file: string): Promise<ReadFile> {
  try {
    const stats = await stat(file);
    if (!stats.isFile()) return { file, reason: "It is not a file." };
    if (stats.size > largest) return { file, reason: "It is too large for a view." };
    const read = readView(await readFile(file, "utf8"));
    return "view" in read ? { view: read.view, file } : { file, reason: read.reason };
  } catch (error) {
    return { file, reason: error instanceof Error ? error.message : String(error) };
  }
}
