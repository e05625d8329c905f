import path from "node:path";
import { Breath } from "../../breath";
import type { Importer, ImportUnit } from "../importer";
import { isClosedName, isEnvironment } from "./closedFolders";
import { listFolder } from "./listFolder";

/** How far a search goes. */
export interface SearchBounds {
  readonly depth: number;
  readonly entries: number;
  /** Milliseconds. */
  readonly time: number;
}

/** A unit and the folder whose listing showed it. */
export interface FoundUnit {
  readonly unit: ImportUnit;
  readonly importer: Importer;
  readonly foundIn: string;
}

/** A folder that an importer lists itself. */
export interface Collection {
  readonly folder: string;
  readonly importer: Importer;
}

/** What a search found, and how far it got. */
export interface SearchResult {
  readonly units: readonly FoundUnit[];
  readonly collections: readonly Collection[];
  /** Folders that were listed, with the times of their last change (ms since the epoch). */
  readonly folders: ReadonlyMap<string, number>;
  /** What ended the search early, in words for the user; null: nothing but its depth did. */
  readonly cut: string | null;
}

/**
 * Looks for runs of other tools in a folder and below it, nearest folders first, so that the bounds cut what is
 * deepest. Links are not followed, and a folder that is reached twice counts once.
 */
export class FolderSearch {
  readonly #units: FoundUnit[] = [];
  readonly #collections: Collection[] = [];
  readonly #folders = new Map<string, number>();
  readonly #identities = new Set<string>();
  readonly #breath = new Breath();
  #entries = 0;

  /**
   * @param enters whether to go into a folder, beside all other rules
   * @param isOwn whether a folder is that of a run of Runback's own: with all in it, it does not count
   */
  constructor(
    private readonly importers: readonly Importer[],
    private readonly bounds: SearchBounds,
    private readonly enters: (folder: string) => boolean = () => true,
    private readonly isOwn: (folder: string) => boolean = () => false,
  ) {}

  async run(top: string): Promise<SearchResult> {
    const cut = await this.#walk(top);
    return {
      units: this.#units,
      collections: this.#collections,
      folders: this.#folders,
      cut,
    };
  }

  async #walk(top: string): Promise<string | null> {
    const { depth: deepest, entries: most, time } = this.bounds;
    const end = performance.now() + time;
    let level = [top];
    for (let depth = 0; level.length > 0 && depth <= deepest; depth++) {
      const next: string[] = [];
      for (const folder of level) {
        await this.#breath.take();
        if (this.#entries >= most) return `${most} files and folders`;
        if (performance.now() > end) return `${time / 1000} seconds`;
        next.push(...this.#look(folder));
      }
      level = next;
    }
    return null;
  }

  /** @returns the folders in it that are to be looked at next */
  #look(folder: string): string[] {
    const listing = listFolder(folder);
    if (!listing || this.#identities.has(listing.identity)) return [];
    const { names, mtime, identity } = listing;
    this.#identities.add(identity);
    if (!this.isOwn(folder)) this.#entries += names.filter(({ name }) => !this.isOwn(path.join(folder, name))).length;
    this.#folders.set(folder, mtime);
    if (isEnvironment(names)) return [];
    const closed = new Set<string>();
    let isCollection = false;
    for (const importer of this.importers) {
      const found = importer.recognize(folder, names);
      for (const unit of found.units) this.#units.push({ unit, importer, foundIn: folder });
      for (const name of found.closed) closed.add(name);
      if (found.isCollection) this.#collections.push({ folder, importer });
      isCollection ||= found.isCollection;
    }
    if (isCollection) return [];
    return names
      .filter(({ name, kind }) => kind === "folder" && !closed.has(name) && !isClosedName(name))
      .map(({ name }) => path.join(folder, name))
      .filter((inside) => this.enters(inside));
  }
}
