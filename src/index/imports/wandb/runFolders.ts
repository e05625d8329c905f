import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** One start of a run: a folder of W&B's. */
export interface RunFolder {
  /** Absolute. */
  readonly path: string;
  /** Absolute path of the binary log in it. It need not be there. */
  readonly log: string;
}

/** All starts of one run, in their order. */
export interface WandbUnit {
  readonly id: string;
  readonly folders: readonly [RunFolder, ...RunFolder[]];
}

/** A folder of runs as it was listed. */
interface Listing {
  readonly mtime: number;
  readonly listedAt: number;
  /** By the path of the first start's folder. */
  readonly units: ReadonlyMap<string, WandbUnit>;
}

/** `run-<local time>-<id>`, or `offline-run-…`. The id may hold "-". */
const runFolderName = /^(?:offline-)?run-(\d{8}_\d{6})-(.+)$/;
const logName = /^run-(.+)\.wandb$/;
/** A folder's time (ms) may be this coarse: a listing as young as its folder's time may be too old already. */
const coarseTime = 2000;
/** Listings that are kept. */
const mostListings = 100;

/** Which folders of runs belong together, as their names say. Listings are kept while a folder's time stays the same. */
export class RunFolders {
  readonly #listings = new Map<string, Listing>();

  /** Whether a folder of this name is a start of a run. */
  isRunFolder(name: string): boolean {
    return runFolderName.test(name);
  }

  /** The runs of a `wandb` folder; none when it cannot be listed. */
  unitsIn(folder: string): ReadonlyMap<string, WandbUnit> {
    try {
      const mtime = statSync(folder).mtimeMs;
      const known = this.#listings.get(folder);
      if (known?.mtime === mtime && known.listedAt - mtime > coarseTime) return known.units;
      const units = listUnits(folder, known?.units ?? new Map<string, WandbUnit>());
      this.#listings.delete(folder);
      this.#listings.set(folder, { mtime, listedAt: Date.now(), units });
      const [oldest] = this.#listings.keys();
      if (this.#listings.size > mostListings && oldest !== undefined) this.#listings.delete(oldest);
      return units;
    } catch {
      return new Map(); // gone, or not readable: then there are no runs
    }
  }

  /** The run whose first start lies in this folder; null when there is none any more. */
  unitAt(first: string): WandbUnit | null {
    return this.unitsIn(path.dirname(first)).get(first) ?? null;
  }
}

function listUnits(folder: string, known: ReadonlyMap<string, WandbUnit>): Map<string, WandbUnit> {
  const starts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const match = runFolderName.exec(name);
      return match === null ? [] : [{ name, time: match[1]!, nameId: match[2]! }];
    })
    .sort((a, b) => (a.time + a.name < b.time + b.name ? -1 : 1));
  const knownIds = new Map([...known.values()].flatMap(({ id, folders }) => folders.map((start) => [start.path, id])));
  const byId = new Map<string, [RunFolder, ...RunFolder[]]>();
  for (const { name, nameId } of starts) {
    const place = path.join(folder, name);
    const id = knownIds.get(place) ?? logIdIn(place) ?? nameId;
    const start = { path: place, log: path.join(place, `run-${id}.wandb`) };
    const folders = byId.get(id);
    if (folders) folders.push(start);
    else byId.set(id, [start]);
  }
  return new Map([...byId].map(([id, folders]) => [folders[0].path, { id, folders }]));
}

/** The id in the log's name: the folder's name may have more behind the id. */
function logIdIn(folder: string): string | null {
  for (const name of readdirSync(folder)) {
    const match = logName.exec(name);
    if (match) return match[1]!;
  }
  return null;
}
