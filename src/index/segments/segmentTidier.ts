import type { RunTable } from "../database/runTable";
import { packChunks } from "../store/pack/packChunks";
import type { PackedRun } from "../store/pack/packedRun";
import type { ChunkPlace } from "../store/runStore";
import type { ChunkRef } from "../store/storedRun";
import type { SegmentSet } from "./segmentSet";

/** Segments smaller than this are put together when there are many of them (every session begins one). */
const smallBytes = 1024 * 1024;
const mostSmall = 16;
/** Chunks that are copied before they are written out. */
const copyBytes = 8 * 1024 * 1024;

const keyOf = ({ segment, offset }: ChunkPlace): string => `${segment}:${offset}`;

/** Finds segments that hold little of use, and moves what is left in them. */
export class SegmentTidier {
  /** Where moved chunks are now: callers may still know them by their old places. */
  private readonly moved = new Map<string, ChunkPlace>();

  constructor(
    private readonly table: RunTable,
    private readonly segments: SegmentSet,
    private readonly write: (key: string, run: PackedRun) => void,
  ) {}

  /** Where the chunk of a place is now. */
  followOne(place: ChunkPlace): ChunkPlace {
    let now = place;
    for (let next = this.moved.get(keyOf(now)); next !== undefined; next = this.moved.get(keyOf(now))) now = next;
    return now;
  }

  follow(chunks: readonly ChunkRef[]): readonly ChunkRef[] {
    return this.moved.size === 0 ? chunks : chunks.map((chunk) => ({ ...chunk, ...this.followOne(chunk) }));
  }

  /**
   * Copies the useful chunks of mostly useless or many small segments to the segment that is written now, and changes
   * the runs. Gives the segments that may be removed once that is durable.
   */
  async gather(): Promise<readonly number[]> {
    const closed = [...this.segments.closed()];
    if (closed.length === 0) return [];
    const live = this.survey();
    const small = closed.filter(([, length]) => length < smallBytes);
    const wanted = new Set(small.length > mostSmall ? small.map(([number]) => number) : []);
    for (const [number, length] of closed) if ((live.get(number) ?? 0) < length / 2) wanted.add(number);
    let copied = 0;
    for (const key of wanted.size > 0 ? this.usersOf(wanted) : []) {
      copied += this.move(key, wanted);
      if (copied < copyBytes) continue;
      await this.segments.write();
      copied = 0;
    }
    return [...wanted];
  }

  /** Bytes in use of every segment. */
  private survey(): ReadonlyMap<number, number> {
    const live = new Map<number, number>();
    for (const chunks of this.table.chunkLists())
      packChunks.forEachLength(chunks, (segment, length) => live.set(segment, (live.get(segment) ?? 0) + length));
    return live;
  }

  /** Keys of the runs that have chunks in some segments. */
  private usersOf(segments: ReadonlySet<number>): readonly string[] {
    const isUser = ({ chunks }: { readonly chunks: Uint8Array }) =>
      packChunks.read(chunks).some(({ segment }) => segments.has(segment));
    return [...this.table.chunks()].filter(isUser).map(({ key }) => key);
  }

  /** Moves one run's chunks out of segments; gives the bytes that were copied. */
  private move(key: string, from: ReadonlySet<number>): number {
    const run = this.table.read(key);
    if (run === null) return 0;
    let copied = 0;
    const chunks = packChunks.read(run.chunks).map((chunk) => {
      if (!from.has(chunk.segment)) return chunk;
      const known = this.moved.get(keyOf(chunk));
      if (known !== undefined) return { ...chunk, ...known };
      const bytes = this.segments.read(chunk);
      if (bytes === null) return chunk;
      const place = this.segments.append(bytes);
      this.moved.set(keyOf(chunk), place);
      copied += bytes.length;
      return { ...chunk, ...place };
    });
    this.write(key, { ...run, chunks: packChunks.write(chunks) });
    return copied;
  }
}
