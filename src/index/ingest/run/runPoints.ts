import type { PointBlock } from "../../../core/ingest/pointBlock";
import type { ChunkOwner } from "../../../core/series/codec/chunkHeader";
import { encodeChunk } from "../../../core/series/codec/encodeChunk";
import type { GroupedBlock } from "../../../core/series/groupBlocks";
import { stepRange } from "../../../core/series/stepRange";
import { checksum } from "../../store/disk/checksum";
import type { ChunkPlace } from "../../store/runStore";
import type { ChunkRef } from "../../store/storedRun";
import { OpenColumns } from "./openColumns";

/** Most rows of a chunk, and most values: a row may have ten thousand metrics. */
const maxRows = 8192;
const maxValues = 1 << 20;

/** The points of one run: chunks that are sealed, and rows that are still open, by sets of metrics. */
export class RunPoints {
  readonly #chunks: ChunkRef[];
  readonly #open = new Map<number, OpenColumns>();

  /** @param place puts a sealed chunk where it is kept */
  constructor(
    chunks: readonly ChunkRef[],
    private readonly place: (bytes: Uint8Array) => ChunkPlace,
  ) {
    this.#chunks = [...chunks];
  }

  get chunks(): readonly ChunkRef[] {
    return this.#chunks;
  }

  /** Open rows, as blocks; valid until the next rows are added. */
  openBlocks(): PointBlock[] {
    return [...this.#open.values()].map((columns) => columns.toBlock());
  }

  /** Adds rows; full columns are sealed. */
  add({ group, block }: GroupedBlock, file: number, owner: ChunkOwner): void {
    const room = Math.max(1, Math.min(maxRows, Math.floor(maxValues / block.metrics.length)));
    for (let from = 0; from < block.rows;) {
      let open = this.#open.get(group);
      if (open && open.attempt !== block.attempt) {
        this.#seal(group, file, owner);
        open = undefined;
      }
      if (!open) this.#open.set(group, (open = new OpenColumns(block.metrics, block.attempt)));
      const to = Math.min(block.rows, from + room - open.rows);
      open.append(block, from, to);
      if (open.rows >= room) this.#seal(group, file, owner);
      from = to;
    }
  }

  /** Makes chunks of all open rows. */
  seal(file: number, owner: ChunkOwner): void {
    for (const group of [...this.#open.keys()].sort((a, b) => a - b)) this.#seal(group, file, owner);
  }

  #seal(group: number, file: number, owner: ChunkOwner): void {
    const open = this.#open.get(group);
    this.#open.delete(group);
    if (!open || open.rows === 0) return;
    const block = open.toBlock();
    const [minStep, maxStep] = stepRange(block.steps);
    const { attempt, rows, byteStart, byteEnd } = block;
    const place = this.place(encodeChunk(block, owner, checksum));
    this.#chunks.push({ ...place, group, attempt, rows, minStep, maxStep, file, byteStart, byteEnd });
  }
}
