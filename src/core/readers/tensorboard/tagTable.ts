import { decodeUtf8 } from "../../text/decodeUtf8";

/** A tag (TensorBoard's word for a metric's name) of one event folder. */
export interface Tag {
  readonly id: number;
  readonly name: string;
  /** Plugin that its first value names; null: none was named. */
  plugin: string | null;
  readonly bytes: Uint8Array;
  /** Lightning logs -1 at step 0 under it, so that TensorBoard shows the params of runs that log no metric of theirs. */
  readonly isPlaceholder: boolean;
}

const placeholder = "hp_metric";

/** Most tags of one folder; more are refused, so that a broken writer cannot fill the memory. */
const maxTags = 50_000;

/** The tags of an event folder, found by their bytes: no text is made for a point. */
export class TagTable {
  readonly tags: Tag[] = [];
  #slots = new Int32Array(64).fill(-1);

  /** The tag with the bytes `from` to `to` (not included); null when there are too many tags. */
  find(bytes: Uint8Array, from: number, to: number): Tag | null {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(bytes, from, to) & mask; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot]!;
      // A copy: `slice` of a Buffer would share its memory, which the next read overwrites.
      if (id < 0) return this.#add(new Uint8Array(bytes.subarray(from, to)), slot);
      const tag = this.tags[id]!;
      if (isSame(tag.bytes, bytes, from, to)) return tag;
    }
  }

  #add(bytes: Uint8Array, slot: number): Tag | null {
    if (this.tags.length === maxTags) return null;
    const name = decodeUtf8(bytes);
    const tag: Tag = { id: this.tags.length, name, plugin: null, bytes, isPlaceholder: name === placeholder };
    this.tags.push(tag);
    this.#slots[slot] = tag.id;
    if (this.tags.length * 2 > this.#slots.length) this.#grow();
    return tag;
  }

  #grow(): void {
    const { tags } = this;
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = this.#slots.length - 1;
    for (const { id, bytes } of tags) {
      let slot = hashOf(bytes, 0, bytes.length) & mask;
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id;
    }
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[from + i]) return false;
  return true;
}
