import { closeSync, readSync } from "node:fs";
import path from "node:path";
import { EventStream } from "../../../core/readers/tensorboard/eventStream";
import { isEventFile } from "../../../core/readers/tensorboard/isEventFile";
import { openLog } from "../../tail/openLog";
import type { FolderName } from "../importer";
import { eventFilesIn } from "./eventFilesIn";

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
}

/** Sub-folders that Keras, Estimators and others write beside each other for one run. */
const partNames = /^(train|training|validation|valid|val|eval|evaluation|test)$/i;
/** `add_hparams` of PyTorch and tensorboardX names its folder by the time. */
const timeName = /^\d{9,10}(\.\d+)?$/;
/** More sub-folders than this are not looked into: a folder of runs, not a run with parts. */
const maxChildren = 200;
/** Bytes of an event file in which its first tag is looked for. */
const headBytes = 65_536;
const maxKnown = 10_000;

/** Finds which sub-folders of a folder belong to its run. Remembers what it saw in them. */
export class EventFolders {
  /** By sub-folder and file name: the key of `add_scalars`, or null where the folder is no such part. */
  readonly #known = new Map<string, string | null>();

  /**
   * The event folders of the run that a folder is; null when it is none.
   * @param names its listing
   */
  of(folder: string, names: readonly FolderName[]): RunFolders | null {
    const hasOwn = names.some(({ name, kind }) => kind === "file" && isEventFile(name));
    const children = names.filter(({ kind }) => kind === "folder").map(({ name }) => name);
    if (children.length > maxChildren) return hasOwn ? { folders: [ownFolder(folder)], ownRuns: children } : null;
    const parts: EventFolder[] = [];
    const timed: string[] = [];
    const ownRuns: string[] = [];
    for (const name of children.sort()) {
      const child = path.join(folder, name);
      const first = eventFilesIn(child)[0];
      if (first === undefined) continue;
      const key = hasOwn ? this.#scalarsKey(child, first) : null;
      if (partNames.test(name)) parts.push({ path: child, prefix: `${name}/`, suffix: "" });
      else if (hasOwn && timeName.test(name)) timed.push(name);
      else if (key !== null) parts.push({ path: child, prefix: "", suffix: `/${key}` });
      else ownRuns.push(name);
    }
    // One such folder holds the params of this run; several are a run each.
    if (timed.length === 1) parts.push({ path: path.join(folder, timed[0]!), prefix: "", suffix: "" });
    else ownRuns.push(...timed);
    if (hasOwn) return { folders: [ownFolder(folder), ...parts], ownRuns };
    return parts.length > 0 && ownRuns.length === 0 ? { folders: parts, ownRuns } : null;
  }

  /** Whether no scalar was written into a folder yet, so that it cannot be told what it belongs to. */
  isUnsure(folder: string): boolean {
    const first = eventFilesIn(folder)[0];
    return first !== undefined && firstTag(path.join(folder, first)) === null;
  }

  /**
   * `add_scalars("loss/all", {train: …})` writes the tag "loss/all" into the folder "loss_all_train": the key is "train".
   * null when the folder is another one, or says nothing yet.
   */
  #scalarsKey(folder: string, file: string): string | null {
    const place = path.join(folder, file);
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    const tag = firstTag(place);
    if (tag === null) return null;
    const start = `${tag.replaceAll("/", "_")}_`;
    const name = path.basename(folder);
    const key = name.startsWith(start) && name.length > start.length ? name.slice(start.length) : null;
    if (this.#known.size >= maxKnown) this.#known.clear();
    this.#known.set(place, key);
    return key;
  }
}

function ownFolder(folder: string): EventFolder {
  return { path: folder, prefix: "", suffix: "" };
}

/** Tag of the first scalar of an event file; null when there is none in its first bytes. */
function firstTag(file: string): string | null {
  const opened = openLog(file);
  if (opened.fd === null) return null;
  try {
    const bytes = Buffer.alloc(Math.min(headBytes, opened.stats.size));
    const got = readSync(opened.fd, bytes, 0, bytes.length, 0);
    const stream = new EventStream({ prefix: "", suffix: "" }, { rows: 0, attempt: 1, problems: 0 }, []);
    const { items } = stream.decode(bytes.subarray(0, got), 0, file, file);
    for (const item of items) if (item.kind === "points") return item.block.metrics[0]!;
    return null;
  } catch {
    return null; // reading failed: the read of the run tells why
  } finally {
    closeSync(opened.fd);
  }
}
