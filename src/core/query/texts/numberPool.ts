/** What a double is made of. */
const halves = new Int32Array(2);
const double = new Float64Array(halves.buffer);

/** Numbers and slots lie in blocks of the same size (64 KB): what a pool that grows leaves, it takes again. */
const numberBits = 13;
const slotBits = numberBits + 1;
const numberMask = (1 << numberBits) - 1;
const slotMask = (1 << slotBits) - 1;

/**
 * Different numbers with a place each, from 0 on in the order in which they came: about twenty bytes a number, where a
 * text in a map takes a hundred. Not for NaN; -0 is 0.
 */
export class NumberPool {
  readonly #numbers: Float64Array[] = [];
  /** Open addressing: at its hash, or in the next free slot behind it, stands the place of a number and one. */
  #slots: Int32Array[] = [new Int32Array(1 << slotBits)];
  #count = 0;

  get size(): number {
    return this.#count;
  }

  at(place: number): number {
    return this.#numbers[place >> numberBits]?.[place & numberMask] ?? NaN;
  }

  /** Place of a number, new if it is. */
  placeOf(number: number): number {
    const slot = this.#slotOf(number);
    const known = this.#slots[slot >> slotBits]![slot & slotMask]!;
    if (known > 0) return known - 1;
    const place = this.#count++;
    const numbers = (this.#numbers[place >> numberBits] ??= new Float64Array(1 << numberBits));
    numbers[place & numberMask] = number === 0 ? 0 : number;
    this.#slots[slot >> slotBits]![slot & slotMask] = place + 1;
    if (this.#count > this.#slots.length * (1 << slotBits) * 0.75) this.#rehash();
    return place;
  }

  /** Where a number stands, or would. */
  #slotOf(number: number): number {
    const mask = (this.#slots.length << slotBits) - 1;
    let slot = hashOf(number) & mask;
    for (;;) {
      const known = this.#slots[slot >> slotBits]![slot & slotMask]!;
      if (known === 0 || this.at(known - 1) === number) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rehash(): void {
    this.#slots = Array.from({ length: this.#slots.length * 2 }, () => new Int32Array(1 << slotBits));
    for (let place = 0; place < this.#count; place++) {
      const slot = this.#slotOf(this.at(place));
      this.#slots[slot >> slotBits]![slot & slotMask] = place + 1;
    }
  }
}

function hashOf(number: number): number {
  double[0] = number === 0 ? 0 : number;
  // Whole numbers differ in the upper half alone, and there in its upper bits.
  const mixed = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
