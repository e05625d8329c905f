import * as path from "node:path";
import { decodeUtf8 } from "../../core/text/decodeUtf8";
import { encodeUtf8 } from "../../core/text/encodeUtf8";
import { errorCode } from "../errorCode";
import type { FileSystemPort } from "../store/disk/fileSystemPort";
import { savedNames } from "../store/disk/savedNames";
import type { LockOwner } from "./lockOwner";
import { lockOwner } from "./lockOwner";

const heartbeatMs = 1000;
/** A holder that shows no heartbeat for this long is taken to be gone. */
const silenceMs = 3500;
/** Looks further apart than this prove nothing: we may have been asleep ourselves. */
const longestGapMs = 3000;

interface Sighting {
  readonly number: number;
  readonly mtime: number;
  readonly text: string;
  /** By our own clock: when it was first, and last, seen just so. */
  readonly since: number;
  readonly last: number;
}

/**
 * One holder a folder, with nothing but files: it works on network disks that have no locks. The holder owns the
 * `lock-N` with the highest number and touches it every second. A lock is taken over by making the next number, which
 * O_EXCL gives to one process only; no file of another is ever removed to get it. A holder that was stopped meanwhile
 * finds a higher number. Clocks of different hosts are never compared: an observer waits for a change, by its own clock.
 */
export class FolderLock {
  private held: number | null = null;
  private highest = 0;
  private sighting: Sighting | null = null;
  private timer: NodeJS.Timeout | null = null;
  private checkedAt = -Infinity;

  constructor(
    private readonly files: FileSystemPort,
    private readonly folder: string,
    private readonly owner: LockOwner,
    /** Milliseconds of a clock that never jumps. */
    private readonly elapsed: () => number,
    private readonly onLost: () => void,
  ) {}

  get isHeld(): boolean {
    return this.held !== null;
  }

  /** Takes the lock if nobody holds it. Fails as the file system does when the folder cannot be written. */
  async tryTake(): Promise<boolean> {
    if (this.held !== null) return true;
    const seen = this.numbers();
    const top = seen.at(-1);
    if (top !== undefined && !this.isAbandoned(top)) return false;
    const number = Math.max(this.highest, top ?? 0) + 1;
    const own = this.pathOf(number);
    try {
      const file = await this.files.create(own);
      try {
        await this.files.writeAt(file, encodeUtf8(JSON.stringify(this.owner)), 0);
      } finally {
        this.files.close(file);
      }
    } catch (error) {
      if (errorCode(error) === "EEXIST") return false;
      await this.files.remove(own).catch(() => undefined); // The first failure is the one to tell.
      throw error;
    }
    const others = this.numbers().filter((one) => one !== number && !seen.includes(one));
    if (others.length > 0) {
      await this.files.remove(own).catch(() => undefined); // Left behind, it is an abandoned lock like any other.
      return false;
    }
    for (const one of seen) await this.files.remove(this.pathOf(one)).catch(() => undefined); // A lower number is no lock.
    this.held = number;
    this.checkedAt = this.elapsed();
    this.timer = setInterval(() => void this.beat(), heartbeatMs).unref();
    return true;
  }

  /** Whether the lock is still ours; looks at the folder unless that was done within the last heartbeat. */
  isStillHeld(): boolean {
    if (this.held === null) return false;
    if (this.elapsed() - this.checkedAt < heartbeatMs) return true;
    this.check();
    return this.isHeld;
  }

  async release(): Promise<void> {
    const number = this.held;
    this.forget();
    if (number !== null) await this.files.remove(this.pathOf(number)).catch(() => undefined); // Seen as gone in 3.5 s.
  }

  private async beat(): Promise<void> {
    this.check();
    if (this.held !== null) await this.files.touch(this.pathOf(this.held)).catch(() => undefined); // Others then take over.
  }

  /** Looks whether the lock is still ours. */
  check(): void {
    if (this.held === null) return;
    let isOurs: boolean;
    try {
      isOurs = this.numbers().at(-1) === this.held && this.textOf(this.held) === JSON.stringify(this.owner);
    } catch (error) {
      if (errorCode(error) !== "ENOENT") return; // The disk does not answer: nobody else can take the lock either.
      isOurs = false;
    }
    this.checkedAt = this.elapsed();
    if (isOurs) return;
    this.forget();
    this.onLost();
  }

  private textOf(number: number): string {
    return decodeUtf8(this.files.glimpse(this.pathOf(number)).bytes);
  }

  private forget(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.held = null;
    this.sighting = null;
  }

  private numbers(): readonly number[] {
    const numbers = this.files.list(this.folder).flatMap((name) => savedNames.numberOf("lock", name) ?? []);
    numbers.sort((a, b) => a - b);
    this.highest = Math.max(this.highest, numbers.at(-1) ?? 0);
    return numbers;
  }

  /** Whether the holder of a lock is surely gone, or was silent for long enough. */
  private isAbandoned(number: number): boolean {
    let text = "";
    let mtime = 0;
    try {
      const glimpse = this.files.glimpse(this.pathOf(number));
      text = decodeUtf8(glimpse.bytes);
      mtime = glimpse.mtime;
      if (lockOwner.isGone(JSON.parse(text) as LockOwner, this.owner)) return true;
    } catch {
      // Just removed, or not written yet, or damaged: its silence decides.
    }
    const now = this.elapsed();
    const before = this.sighting;
    const isSame = before?.number === number && before.mtime === mtime && before.text === text;
    const isRecent = before !== null && now - before.last <= longestGapMs;
    const since = isSame && isRecent ? before.since : now;
    this.sighting = { number, mtime, text, since, last: now };
    return now - since >= silenceMs;
  }

  private pathOf(number: number): string {
    return path.join(this.folder, savedNames.lock(number));
  }
}
