import { parseNumber } from "../parse/parseNumber";
import { NumberPool } from "./numberPool";
import { NumberTexts } from "./numberTexts";

/** No number is usually written longer than this (`-0.0000012345678901234567`). */
const longestNumber = 25;

/**
 * Every text of the table once, by id: params repeat across runs, so a column keeps four bytes a run. Of texts that are
 * what a number is usually written as (`0.001`, but neither `1e-3` nor `0.0010`) only the number is kept: of numeric
 * params nearly every run can have another one. Ids of numbers are even, those of all other texts odd.
 */
export class TextPool {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #lower: (string | undefined)[] = [];
  /** What the texts write as a number. */
  readonly #written: (number | undefined)[] = [];
  readonly #numbers = new NumberPool();
  readonly #numberTexts = new NumberTexts(this.#numbers);

  /** All ids are below this. */
  get size(): number {
    return 2 * Math.max(this.#texts.length, this.#numbers.size);
  }

  /** Id of a text, new if it is. */
  idOf(text: string): number {
    if (isUsual(text)) return this.idOfNumber(Number(text));
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = 2 * this.#texts.push(text) - 1;
    this.#ids.set(text, id);
    return id;
  }

  /** Id of the text that a number is usually written as, new if it is. */
  idOfNumber(number: number): number {
    return Number.isNaN(number) ? this.idOf("NaN") : 2 * this.#numbers.placeOf(number);
  }

  /** @returns an empty text for the id -1 */
  text(id: number): string {
    return isNumber(id) ? String(this.#numbers.at(id >> 1)) : (this.#texts[id >> 1] ?? "");
  }

  /** Lower-case form, for searches without regard to case. */
  lower(id: number): string {
    return isNumber(id) ? this.text(id).toLowerCase() : (this.#lower[id >> 1] ??= this.text(id).toLowerCase());
  }

  /** A test of which texts have a part, whose lower-case form is given. Good for those that are there now. */
  holding(part: string): (id: number) => boolean {
    const numbers = this.#numberTexts.holding(part);
    const known = new Uint8Array(this.#texts.length);
    return (id) => {
      const at = id >> 1;
      if (isNumber(id)) return numbers[at] === 1;
      if (known[at] === 0) known[at] = this.lower(id).includes(part) ? 2 : 1;
      return known[at] === 2;
    };
  }

  /** The number that a text writes, or NaN. */
  number(id: number): number {
    return isNumber(id) ? this.#numbers.at(id >> 1) : (this.#written[id >> 1] ??= parseNumber(this.text(id)) ?? NaN);
  }

  /** One and the same id for all texts that write the same number; for other texts their own. */
  same(id: number): number {
    if (isNumber(id)) return id;
    const number = this.number(id);
    return Number.isNaN(number) ? id : this.idOfNumber(number);
  }
}

function isNumber(id: number): boolean {
  return (id & 1) === 0;
}

/** Whether a text is what the number that it writes is usually written as. */
function isUsual(text: string): boolean {
  if (text.length > longestNumber || !/^-?[\dI]/.test(text)) return false;
  return String(Number(text)) === text;
}
