import path from "node:path";
import { isEventFile } from "../../../core/readers/tensorboard/isEventFile";
import { seriesKey } from "../../../core/readers/tensorboard/seriesKey";
import type { FolderName } from "../importer";
import { modifiedAt } from "../../tail/modifiedAt";
import { eventFilesIn } from "./eventFilesIn";
import { firstTag } from "./firstTag";
import { namesIn } from "./namesIn";

/** A folder of event files that is a run of TensorBoard's, and may be a part of one of ours. */
export interface EventFolder {
  readonly path: string;
  /** What stands before and behind its tags in the names of our run's metrics. */
  readonly prefix: string;
  readonly suffix: string;
}

/** The event folders that are one run. */
export interface RunFolders {
  readonly folders: readonly EventFolder[];
  /** Folders in it that are runs of their own: what lies above them may be none. */
  readonly ownRuns: readonly string[];
  /** Folders in it that hold nothing but parts of this run. */
  readonly closed: readonly string[];
}

/** Sub-folders that Keras, Estimators and others write beside each other for one run. */
const partNames = /^(train|training|validation|valid|val|eval|evaluation|test)$/i;
/** `add_hparams` of PyTorch and tensorboardX names its folder by the time. */
const timeName = /^\d{9,10}(\.\d+)?$/;
/** More sub-folders than this are not looked into: a folder of runs, not a run with parts. */
const maxChildren = 200;
/** Levels below a run's folder at which series of `add_scalars` may lie: "loss/all/train" of tensorboardX is at three. */
const maxLevels = 4;
/** Folders without event files that are looked into for them at once, and series of a run. */
const maxEmpty = 64;
const maxSeries = 1000;
const maxKnown = 10_000;
/** A folder's time (ms) may be this coarse: a listing as young as its folder's time may be too old already. */
const coarseTime = 2000;
/** Such a listing is used for so long (ms) all the same: the search asks for the same folder again and again. */
const briefly = 250;

interface SeriesIn {
  readonly series: readonly EventFolder[];
  readonly isAll: boolean;
}

const noSeries: SeriesIn = { series: [], isAll: false };

/** Finds which sub-folders of a folder belong to its run. Remembers what it saw in them. */
export class EventFolders {
  /** First tags by file. */
  readonly #tags = new Map<string, string>();
  /** Whether event files lie directly in a folder. */
  readonly #seen = new Map<string, { mtime: number; listedAt: number; hasEvents: boolean }>();

  /**
   * The event folders of the run that a folder is; null when it is none.
   * @param names its listing
   */
  of(folder: string, names: readonly FolderName[]): RunFolders | null {
    const hasOwn = names.some(({ name, kind }) => kind === "file" && isEventFile(name));
    const children = names.filter(({ kind }) => kind === "folder").map(({ name }) => name);
    if (children.length > maxChildren)
      return hasOwn ? { folders: [ownFolder(folder)], ownRuns: children, closed: [] } : null;
    const parts: EventFolder[] = [];
    const closed: string[] = [];
    const timed: string[] = [];
    const ownRuns: string[] = [];
    const room = { empty: maxEmpty, series: maxSeries };
    for (const name of children.sort()) {
      const child = path.join(folder, name);
      const hasEvents = eventFilesIn(child).length > 0;
      if (hasEvents && hasOwn && timeName.test(name)) timed.push(name);
      else if (hasEvents && partNames.test(name)) {
        parts.push({ path: child, prefix: `${name}/`, suffix: "" });
        closed.push(name);
      } else {
        const { series, isAll } = hasOwn ? this.#seriesIn(folder, name, room) : noSeries;
        parts.push(...series);
        if (series.length > 0 && isAll) closed.push(name);
        if (hasEvents && series[0]?.path !== child) ownRuns.push(name);
      }
    }
    // One such folder holds the params of this run; several are a run each.
    if (timed.length === 1) {
      parts.push({ path: path.join(folder, timed[0]!), prefix: "", suffix: "" });
      closed.push(timed[0]!);
    } else ownRuns.push(...timed);
    if (hasOwn) return { folders: [ownFolder(folder), ...parts], ownRuns, closed };
    return parts.length > 0 && ownRuns.length === 0 ? { folders: parts, ownRuns, closed } : null;
  }

  /** Whether an event folder is, or may turn out to be, a series of `add_scalars` of a run in a folder above. */
  isSeries(folder: string): boolean {
    let above = folder;
    for (let level = 0; level < maxLevels; level++) {
      above = path.dirname(above);
      if (!this.#hasEvents(above)) continue;
      const tag = this.#firstTag(folder);
      // Nothing in it says yet what it is: of folders beside a run's files only names like PyTorch's may be series.
      if (tag === undefined && (level > 0 || path.basename(folder).includes("_"))) return true;
      const isNamed =
        typeof tag === "string" && seriesKey(path.relative(above, folder).split(path.sep).join("/"), tag) !== null;
      if (isNamed && this.of(above, namesIn(above))?.folders.some((part) => part.path === folder)) return true;
    }
    return false;
  }

  /**
   * The series of `add_scalars` that lie in a sub-folder of a run's, or are that, and whether nothing else does.
   * @param room how many folders without event files may still be listed, and how many series found
   */
  #seriesIn(run: string, name: string, room: { empty: number; series: number }): SeriesIn {
    const series: EventFolder[] = [];
    let isAll = true;
    const places = [name];
    for (const place of places) {
      const folder = path.join(run, place);
      if (eventFilesIn(folder).length > 0) {
        const tag = this.#firstTag(folder);
        const key = tag === undefined || tag === null ? null : seriesKey(place, tag);
        if (key !== null && room.series-- > 0) series.push({ path: folder, prefix: "", suffix: `/${key}` });
        else if (tag !== undefined) {
          isAll = false;
          continue;
        }
      } else if (room.empty-- <= 0) return { series, isAll: false };
      if (place.split("/").length === maxLevels) continue;
      const inside = namesIn(folder).filter(({ kind }) => kind === "folder");
      places.push(...inside.map((one) => `${place}/${one.name}`).sort());
    }
    return { series, isAll };
  }

  /** Of the first event file in a folder, as `firstTag` has it. */
  #firstTag(folder: string): string | null | undefined {
    const [first] = eventFilesIn(folder);
    if (first === undefined) return undefined;
    const file = path.join(folder, first);
    const tag = this.#tags.get(file) ?? firstTag(file);
    if (typeof tag === "string") {
      if (this.#tags.size >= maxKnown) this.#tags.clear();
      this.#tags.set(file, tag);
    }
    return tag;
  }

  #hasEvents(folder: string): boolean {
    const now = Date.now();
    const mtime = modifiedAt(folder);
    const seen = this.#seen.get(folder);
    const isFresh = seen && (seen.listedAt - mtime > coarseTime || now - seen.listedAt < briefly);
    if (isFresh && seen.mtime === mtime) return seen.hasEvents;
    const hasEvents = eventFilesIn(folder).length > 0;
    if (this.#seen.size >= maxKnown) this.#seen.clear();
    this.#seen.set(folder, { mtime, listedAt: now, hasEvents });
    return hasEvents;
  }
}

function ownFolder(folder: string): EventFolder {
  return { path: folder, prefix: "", suffix: "" };
}
