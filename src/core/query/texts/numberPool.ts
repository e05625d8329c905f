/** What a double is made of. */
const halves = new Int32Array(2);
const double = new Float64Array(halves.buffer);

/**
 * Different numbers with a place each, from 0 on in the order in which they came: about twenty bytes a number, where a
 * text in a map takes a hundred. Not for NaN; -0 is 0.
 */
export class NumberPool {
  #numbers = new Float64Array(16);
  /** Open addressing: at its hash, or in the next free slot behind it, stands the place of a number and one. */
  #slots = new Int32Array(32);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  at(place: number): number {
    return this.#numbers[place] ?? NaN;
  }

  /** Place of a number, new if it is. */
  placeOf(number: number): number {
    const slot = this.#slotOf(number);
    const known = this.#slots[slot]!;
    if (known > 0) return known - 1;
    if (this.#count === this.#numbers.length) {
      const numbers = new Float64Array(Math.ceil(this.#count * 1.5));
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    const place = this.#count++;
    this.#numbers[place] = number === 0 ? 0 : number;
    this.#slots[slot] = place + 1;
    if (this.#count > this.#slots.length * 0.75) this.#rehash();
    return place;
  }

  /** Where a number stands, or would. */
  #slotOf(number: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(number) & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#numbers[this.#slots[slot]! - 1] === number) break;
    return slot;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let place = 0; place < this.#count; place++) this.#slots[this.#slotOf(this.#numbers[place]!)] = place + 1;
  }
}

function hashOf(number: number): number {
  double[0] = number === 0 ? 0 : number;
  // Whole numbers differ in the upper half alone, and there in its upper bits.
  const mixed = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
