import type { PointBlock } from "../../../core/ingest/pointBlock";
import type { Problem } from "../../../core/model/problem";
import { WandbReader } from "../../../core/readers/wandb/wandbReader";
import type { WandbStart } from "../../../core/readers/wandb/wandbStart";
import { emptyWandbState, type WandbState } from "../../../core/readers/wandb/wandbState";
import { checksum } from "../../store/disk/checksum";
import { LogTail } from "../../tail/logTail";
import { sizeOf } from "../../tail/sizeOf";
import { readWandbFiles } from "./readWandbFiles";
import type { RunFolder } from "./runFolders";
import { stampSideFiles } from "./stampRun";
import type { StartMemory } from "./unitMemory";

/** W&B writes its log in blocks of this size while a run lives. */
const blockBytes = 32_768;
const fileHeaderBytes = 7;
const bufferedNote =
  "W&B writes its log in blocks of 32 KiB: the newest points of a running run are not on disk yet, and those " +
  "of a killed run never got there.";

/** What one slice of a start's log gave. */
export interface StartSlice {
  readonly blocks: readonly PointBlock[];
  readonly bytesRead: number;
  readonly ordinal: number;
}

/** Reads one start of a run: its log from where it was left, and the files beside it. */
export class WandbStartReader {
  readonly state: WandbState;
  /** Whether anything but points is another one than what was given last. */
  isRecordChanged = false;
  #memory: StartMemory;
  #side: ReturnType<typeof readWandbFiles> | null = null;
  #unreadable: string | null = null;

  /** @param kept null: nothing was read of it */
  constructor(
    private readonly folder: RunFolder,
    private readonly attempt: number,
    kept: StartMemory | null,
  ) {
    this.state = kept?.state ?? emptyWandbState();
    const sideFiles = stampSideFiles(folder);
    const isBuffered = this.state.exitCode === null && isWholeBlocks(sizeOf(folder.log));
    this.isRecordChanged = kept?.sideFiles !== sideFiles || kept.isBuffered !== isBuffered;
    const nothing = { offset: 0, headHash: "", headLength: 0 };
    this.#memory = { ...(kept ?? nothing), folder: folder.path, state: this.state, sideFiles, isBuffered };
  }

  /** As of the last slice. */
  get memory(): StartMemory {
    return this.#memory;
  }

  /** @param ordinal of the first row; each slice tells the next one */
  *slices(ordinal: number): Generator<StartSlice> {
    const { folder, state, attempt } = this;
    const tail = new LogTail(folder.log, this.#memory.offset);
    let next = ordinal;
    try {
      for (let isMore = true; isMore;) {
        const read = tail.read();
        if (read.kind === "unreadable") this.#tellUnreadable(read.reason);
        if (read.kind !== "bytes") return;
        const slice = new WandbReader(state, next).read(read.bytes, tail.position, attempt, checksum);
        isMore = tail.advance(read.bytes, slice.consumed, read.isEnd);
        if (slice.isRecordChanged) this.isRecordChanged = true;
        if (slice.consumed === 0) continue;
        const mark = tail.mark();
        if (mark === null) return; // replaced or gone at this moment: the next read finds out
        const { headHash, headLength } = mark;
        this.#memory = { ...this.#memory, offset: tail.position, headHash, headLength };
        next = slice.ordinal;
        yield { blocks: slice.blocks, bytesRead: slice.consumed, ordinal: next };
      }
    } finally {
      tail.close();
    }
  }

  /** @param isFirst whether the start's folder is the run's */
  start(isFirst: boolean): WandbStart {
    return { state: this.state, files: this.#sideFiles.files, folder: isFirst ? null : this.folder.path };
  }

  get problems(): readonly Problem[] {
    const { state, folder } = this;
    const told = [...state.problems];
    if (this.#unreadable !== null) told.push(this.#unreadable);
    if (state.exitCode === null && this.#memory.isBuffered) told.push(bufferedNote);
    return [...told.map((reason) => ({ file: folder.log, line: null, reason })), ...this.#sideFiles.problems];
  }

  get #sideFiles(): ReturnType<typeof readWandbFiles> {
    return (this.#side ??= readWandbFiles(this.folder));
  }

  #tellUnreadable(reason: string): void {
    this.#unreadable = reason;
    this.isRecordChanged = true;
  }
}

function isWholeBlocks(size: number): boolean {
  return size === fileHeaderBytes || (size > 0 && size % blockBytes === 0);
}
