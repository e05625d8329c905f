import { parseNumber } from "../parse/parseNumber";

/** Every text of the table once, by number: params repeat across runs, so a column keeps four bytes a run. */
export class TextPool {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #lower: (string | undefined)[] = [];
  readonly #numbers: (number | undefined)[] = [];
  readonly #sames: (number | undefined)[] = [];
  readonly #byNumber = new Map<number, number>();

  get size(): number {
    return this.#texts.length;
  }

  /** Number of a text, new if it is. */
  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.push(text) - 1;
    this.#ids.set(text, id);
    return id;
  }

  /** Number of a text, or -1 when no run has it. */
  find(text: string): number {
    return this.#ids.get(text) ?? -1;
  }

  text(id: number): string {
    return this.#texts[id] ?? "";
  }

  /** Lower-case form, for searches without regard to case. */
  lower(id: number): string {
    return (this.#lower[id] ??= this.text(id).toLowerCase());
  }

  /** The number that a text writes, or NaN. */
  number(id: number): number {
    return (this.#numbers[id] ??= parseNumber(this.text(id)) ?? NaN);
  }

  /** One and the same number for all texts that write the same number; for other texts their own. */
  same(id: number): number {
    const known = this.#sames[id];
    if (known !== undefined) return known;
    const number = this.number(id);
    const same = Number.isNaN(number) ? id : (this.#byNumber.get(number) ?? id);
    if (same === id && !Number.isNaN(number)) this.#byNumber.set(number, id);
    return (this.#sames[id] = same);
  }
}
