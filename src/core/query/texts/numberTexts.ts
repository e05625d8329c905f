import type { NumberPool } from "./numberPool";

/**
 * Looks for a part of what numbers are usually written as. They are one long text, made when it is first asked for:
 * writing hundreds of thousands of numbers for each word that is looked for takes far longer than to look.
 */
export class NumberTexts {
  /** In lower-case, one a line. */
  #text = "";
  /** Where each number's line begins. */
  #starts = new Uint32Array();

  constructor(private readonly numbers: NumberPool) {}

  /** For each number 1 where its text has this part, which is in lower-case, else 0. */
  holding(part: string): Uint8Array {
    this.#addNew();
    const found = new Uint8Array(this.#starts.length);
    if (!/^[-+.\deinfty]*$/.test(part)) return found;
    let place = 0;
    for (let at = this.#text.indexOf(part); at >= 0; at = this.#text.indexOf(part, this.#starts[place])) {
      while (place + 1 < found.length && this.#starts[place + 1]! <= at) place++;
      found[place++] = 1;
      if (place >= found.length) break;
    }
    return found;
  }

  #addNew(): void {
    const { size } = this.numbers;
    const known = this.#starts.length;
    if (known === size) return;
    const starts = new Uint32Array(size);
    starts.set(this.#starts);
    const lines: string[] = [];
    let end = this.#text.length;
    for (let place = known; place < size; place++) {
      const line = `${String(this.numbers.at(place)).toLowerCase()}\n`;
      starts[place] = end;
      end += line.length;
      lines.push(line);
    }
    this.#text += lines.join("");
    this.#starts = starts;
  }
}
