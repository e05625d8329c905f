import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pathBytes } from "../paths/pathBytes";
import { pathText } from "../paths/pathText";
import { isLiving } from "../process/isLiving";
import type { CheckoutEntry } from "./checkoutEntry";
import { headFile } from "./headFile";
import { secondName } from "./secondName";

/** How far a checkout in place has got. Up to "changing" and from "undoing" on, the way back is the only way. */
export type RescueState = "preparing" | "changing" | "done" | "undoing" | "undone";

/** What is written down before anything is changed. */
export interface RescueFacts {
  /** The state that was asked for, and what the caller calls it. */
  readonly revision: string;
  readonly label: string;
  /** The commit whose tree the working tree becomes, and the one that HEAD becomes. */
  readonly commit: string;
  readonly head: string;
  readonly entries: readonly CheckoutEntry[];
}

interface Journal extends Omit<RescueFacts, "entries"> {
  readonly version: 1;
  readonly state: RescueState;
  /** The process that wrote this. */
  readonly processId: number;
  readonly entries: readonly { path: string; before: CheckoutEntry["before"]; after: CheckoutEntry["after"] }[];
}

const namePattern = /^(\d{15})-(\d+)-[0-9a-f]{8}$/;
/** Rescues that acts of this process are working on. */
const underWay = new Set<string>();

/**
 * Everything that brings a working tree back to what it was before a checkout in place: HEAD and index as git's files
 * were, what lay at each changed path, and a journal. It lies in git's own folder of the working tree.
 */
export class Rescue {
  private constructor(
    readonly folder: string,
    readonly facts: RescueFacts,
    private reached: RescueState,
    private readonly processId: number,
  ) {}

  /** Makes one. HEAD and index are linked, not copied: git replaces these files, and never writes into them. */
  static async begin(gitFolder: string, facts: RescueFacts, now: number): Promise<Rescue> {
    const name = `${String(now).padStart(15, "0")}-${process.pid}-${randomBytes(4).toString("hex")}`;
    const rescue = new Rescue(path.join(parentOf(gitFolder), name), facts, "preparing", process.pid);
    underWay.add(rescue.folder);
    try {
      await mkdir(path.join(rescue.folder, "files"), { recursive: true });
      await rescue.write("preparing");
      await secondName(headFile.in(gitFolder), rescue.head);
      await secondName(path.join(gitFolder, "index"), rescue.index);
      return rescue;
    } catch (error) {
      await rescue.remove();
      rescue.release();
      throw error;
    }
  }

  /** The rescues of a working tree, the newest first. Those of which not even a journal was written are removed. */
  static async list(gitFolder: string): Promise<Rescue[]> {
    const parent = parentOf(gitFolder);
    const names = (await readdir(parent).catch((): string[] => [])).filter((name) => namePattern.test(name)); // none
    const found: Rescue[] = [];
    for (const name of names.sort().reverse()) {
      const folder = path.join(parent, name);
      const journal = await readJournal(folder);
      if (journal !== null) found.push(new Rescue(folder, factsOf(journal), journal.state, journal.processId));
      else if (!isBusy(folder, Number(namePattern.exec(name)?.[2])) && !(await hasEdits(folder)))
        await rm(folder, { recursive: true, force: true });
    }
    return found;
  }

  get state(): RescueState {
    return this.reached;
  }

  /** The index as it was; there is no such file when there was no index. */
  get index(): string {
    return path.join(this.folder, "index");
  }

  get head(): string {
    return path.join(this.folder, "HEAD");
  }

  /** Milliseconds since the epoch. */
  get madeAt(): number {
    return Number(path.basename(this.folder).slice(0, 15));
  }

  /** What lay at the path of an entry, once it was moved here. */
  file(entry: number): string {
    return path.join(this.folder, "files", String(entry));
  }

  /** Where what was changed after the checkout goes when it is undone. */
  get edits(): string {
    return path.join(this.folder, "edits");
  }

  /** Another process, or another act of this one, is working on it. */
  get isBusy(): boolean {
    return this.state !== "done" && isBusy(this.folder, this.processId);
  }

  /** Writes down how far the act has got. */
  async write(state: RescueState): Promise<void> {
    const { entries, ...facts } = this.facts;
    const listed = entries.map(({ path, before, after }) => ({ path: pathText(path), before, after }));
    const journal: Journal = { version: 1, state, processId: process.pid, ...facts, entries: listed };
    const file = path.join(this.folder, "journal.json");
    const handle = await open(`${file}.new`, "w");
    try {
      await handle.writeFile(JSON.stringify(journal));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
    this.reached = state;
  }

  /** This process is done with it. */
  release(): void {
    underWay.delete(this.folder);
  }

  /** Takes it on: no other act of this process does meanwhile. */
  take(): void {
    underWay.add(this.folder);
  }

  /** Removes it, but for edits. The journal goes first: without it nothing is brought back. */
  async remove(): Promise<void> {
    await rm(path.join(this.folder, "journal.json"), { force: true });
    if (!(await hasEdits(this.folder))) return rm(this.folder, { recursive: true, force: true });
    for (const file of ["files", "index", "HEAD"])
      await rm(path.join(this.folder, file), { recursive: true, force: true });
  }
}

const parentOf = (gitFolder: string): string => path.join(gitFolder, "runback-rescue");

function isBusy(folder: string, processId: number): boolean {
  return processId === process.pid ? underWay.has(folder) : isLiving(processId);
}

async function hasEdits(folder: string): Promise<boolean> {
  return (await stat(path.join(folder, "edits")).catch(() => null)) !== null; // none
}

async function readJournal(folder: string): Promise<Journal | null> {
  try {
    const parsed = JSON.parse(await readFile(path.join(folder, "journal.json"), "utf8")) as Journal;
    return parsed.version === 1 && Array.isArray(parsed.entries) ? parsed : null;
  } catch {
    return null; // it was not written yet, or is gone already
  }
}

function factsOf({ revision, label, commit, head, entries }: Journal): RescueFacts {
  const listed = entries.map((entry) => ({ ...entry, path: pathBytes(entry.path) ?? "", isTracked: true }));
  return { revision, label, commit, head, entries: listed };
}
