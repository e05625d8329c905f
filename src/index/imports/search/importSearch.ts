import path from "node:path";
import { Breath } from "../../breath";
import { isRegularFile } from "../../place/isRegularFile";
import { modifiedAt } from "../../tail/modifiedAt";
import type { Importer, ImportUnit } from "../importer";
import { takeTurns } from "../takeTurns";
import { unitFact } from "../unitFact";
import { FolderSearch, type Collection, type FoundUnit, type SearchBounds, type SearchResult } from "./folderSearch";
import { isBelow } from "./isBelow";
import { tellingName } from "./tellingName";

/** Bounds of the search in one folder (docs/formats.md, "How runs are found"). */
export const searchBounds: SearchBounds = { depth: 6, entries: 20_000, time: 2_000 };

/** How long a folder that came lately is looked at often (ms). */
const youngFor = 90_000;

/** How long a list of folders near known units is used (ms). */
const nearFor = 3_000;
/** Folders near known units that one look compares with what was listed. */
const foldersAtOnce = 256;

/** What a search tells. */
export interface SearchEvents {
  found(unit: ImportUnit, importer: Importer): void;
  /** A unit that was found before is gone. */
  gone(name: string): void;
  /** Something the user should know; null takes it back. */
  note(key: string, text: string | null): void;
}

/** Finds units in folders and named files, and finds what comes and goes near those that are known. */
export class ImportSearch {
  #roots: readonly string[] = [];
  /** Where each known unit was found, by its name. */
  readonly #foundIn = new Map<string, string>();
  /** Folders that were listed, with the times of their last change; without those of `#beside`. */
  readonly #seen = new Map<string, number>();
  /** Folders that are looked at alone: what is found in them is not in what searches find. 0 until they were listed. */
  readonly #beside = new Map<string, number>();
  /** Folders that came lately, to be looked at often until a time (ms, monotonic): a run's files come soon after it. */
  readonly #young = new Map<string, number>();
  #collections = new Map<string, Collection>();
  /** Folders near known units and beside own runs; made again now and then, as there may be very many. */
  #others: readonly string[] = [];
  #nearUntil = -Infinity;
  #turn = 0;
  #isClosed = false;
  /** How long the last whole search took (ms); Infinity: there was none. */
  lastTook = Infinity;
  /** Of the formats that are looked for; to be set before a search. */
  importers: readonly Importer[] = [];

  constructor(
    private readonly events: SearchEvents,
    private readonly bounds: SearchBounds = searchBounds,
  ) {}

  get roots(): readonly string[] {
    return this.#roots;
  }

  /** Units that were found before this session: they stay until a whole search says otherwise. */
  remember(name: string): void {
    this.#foundIn.set(name, "");
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Searches these folders and files, whole; what is in none of them any more is gone. */
  async searchAll(roots: readonly string[]): Promise<void> {
    const begin = performance.now();
    for (const root of this.#roots) if (!roots.includes(root)) this.events.note(`search ${root}`, null);
    this.#roots = roots;
    this.#collections = new Map();
    const found = new Set<string>();
    const cutRoots: string[] = [];
    for (const root of roots) {
      const result = isRegularFile(root) ? this.#lookAtFile(root) : await this.#search(root, () => true);
      if (this.#isClosed) return;
      this.#listed(result);
      if (result.cut !== null) cutRoots.push(root);
      this.#note(root, result.cut);
      await this.#take(result, found);
    }
    const isOpen = (place: string) =>
      this.#beside.has(place) || this.#beside.has(path.dirname(place)) || cutRoots.some((root) => isBelow(place, root));
    for (const name of [...this.#foundIn.keys()])
      if (!found.has(name) && !isOpen(unitFact.pathIn(name))) this.#lose(name);
    this.lastTook = performance.now() - begin;
  }

  /** The folder in which a unit was found, if that holds runs of one format and nothing else. */
  collectionOf(name: string): string | null {
    return this.#collections.get(this.#foundIn.get(name) ?? "")?.folder ?? null;
  }

  /** A folder that no search enters: only what lies directly in it is looked for, whenever it changes. */
  addBeside(folder: string): void {
    if (this.#beside.has(folder)) return;
    this.#beside.set(folder, this.#seenAt(folder));
    this.#seen.delete(folder);
  }

  /** While it is live, a folder of `addBeside` is looked at often. */
  setLive(folder: string, isLive: boolean): void {
    if (isLive) this.#young.set(folder, Infinity);
    else if (this.#young.has(folder)) this.#young.set(folder, performance.now() + youngFor);
  }

  /**
   * Looks into folders that changed since they were listed: those that came lately, and some of those near known units.
   * @param units paths of all units
   */
  async lookNear(units: Iterable<string>): Promise<void> {
    const breath = new Breath();
    if (performance.now() > this.#nearUntil) {
      this.#others = [...this.#beside.keys(), ...this.#near(units)];
      this.#nearUntil = performance.now() + nearFor;
    }
    const others = this.#others;
    const folders = new Set([...this.#roots, ...this.#young.keys(), ...takeTurns(others, this.#turn, foldersAtOnce)]);
    this.#turn += foldersAtOnce;
    for (const folder of folders) {
      await breath.take();
      if (this.#isClosed) return;
      if (this.#hasChanged(folder)) await this.#lookAgain(folder);
    }
    for (const [folder, end] of this.#young) if (performance.now() > end) this.#young.delete(folder);
  }

  /** Whether a folder has changed since it was listed, or since this was asked, by its time. */
  #hasChanged(folder: string): boolean {
    const time = modifiedAt(folder);
    const isWatched = this.#roots.includes(folder) || this.#beside.has(folder) || this.#seen.has(folder);
    const before = isWatched ? this.#seenAt(folder) : time;
    this.#see(folder, time);
    return time !== 0 && time !== before;
  }

  /** Time of a folder's last change when it was listed; 0: it was not. */
  #seenAt(folder: string): number {
    return this.#beside.get(folder) ?? this.#seen.get(folder) ?? 0;
  }

  #see(folder: string, time: number): void {
    (this.#beside.has(folder) ? this.#beside : this.#seen).set(folder, time);
  }

  #listed({ folders }: SearchResult): void {
    for (const [folder, time] of folders) this.#see(folder, time);
  }

  /** Looks into one folder and what is new below it. */
  async #lookAgain(folder: string): Promise<void> {
    const collection = this.#collections.get(folder) ?? this.#collectionAbove(folder);
    const found = new Set<string>();
    if (collection) await this.#explore(collection, found);
    else if (isRegularFile(folder)) await this.#take(this.#lookAtFile(folder), found);
    else {
      const isNew = (inside: string) => this.#seenAt(inside) === 0;
      const result = await this.#search(folder, (inside) => !this.#beside.has(folder) && isNew(inside));
      const end = performance.now() + youngFor;
      for (const listed of result.folders.keys()) if (isNew(listed)) this.#young.set(listed, end);
      this.#listed(result);
      await this.#take(result, found);
    }
    if (this.#isClosed) return;
    const place = collection?.folder ?? folder;
    for (const [name, foundIn] of [...this.#foundIn]) if (foundIn === place && !found.has(name)) this.#lose(name);
  }

  /** Folders in which runs are likely to come: those about the units that are known. */
  #near(units: Iterable<string>): Set<string> {
    const near = new Set<string>();
    for (const unit of units)
      for (let at = unit, level = 0; level < 3 && this.#roots.some((root) => isBelow(at, root)); level++) {
        near.add(at);
        at = path.dirname(at);
      }
    return near;
  }

  #search(folder: string, enters: (inside: string) => boolean): Promise<SearchResult> {
    const isOwn = (inside: string) => this.#beside.has(inside);
    return new FolderSearch(this.importers, this.bounds, enters, isOwn).run(folder);
  }

  /** Of a named file its importers are told as if it were alone in its folder. */
  #lookAtFile(file: string): SearchResult {
    const names = [{ name: path.basename(file), kind: "file" as const }];
    const units: FoundUnit[] = this.importers.flatMap((importer) =>
      importer.recognize(path.dirname(file), names).units.map((unit) => ({ unit, importer, foundIn: file })),
    );
    return { units, collections: [], folders: new Map(), cut: null };
  }

  async #take({ units, collections }: SearchResult, found: Set<string>): Promise<void> {
    for (const { unit, importer, foundIn } of units) this.#find(unit, importer, foundIn, found);
    for (const collection of collections) {
      this.#collections.set(collection.folder, collection);
      await this.#explore(collection, found);
    }
  }

  async #explore({ folder, importer }: Collection, found: Set<string>): Promise<void> {
    this.#see(folder, modifiedAt(folder));
    for await (const unit of importer.explore(folder)) {
      if (this.#isClosed) return;
      const parent = path.dirname(unit.path);
      if (this.#seenAt(parent) === 0) this.#see(parent, modifiedAt(parent));
      this.#find(unit, importer, folder, found);
    }
  }

  #find(unit: ImportUnit, importer: Importer, foundIn: string, found: Set<string>): void {
    const name = unitFact.name(unit);
    found.add(name);
    this.#foundIn.set(name, foundIn);
    const runName = unit.directory === null ? null : tellingName(unit.directory, this.#roots);
    this.events.found(runName === null ? unit : { ...unit, runName }, importer);
  }

  #lose(name: string): void {
    this.#foundIn.delete(name);
    this.events.gone(name);
  }

  #collectionAbove(folder: string): Collection | null {
    for (const collection of this.#collections.values()) if (isBelow(folder, collection.folder)) return collection;
    return null;
  }

  #note(root: string, cut: string | null): void {
    const text = `The search for runs in ${root} ended after ${cut}. Name the folders that hold runs: "Runback: Add Log Directory…".`;
    this.events.note(`search ${root}`, cut === null ? null : text);
  }
}
