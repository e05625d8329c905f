import type { Problem } from "../../core/model/problem";

/** Most files that are named one by one. */
const maxNamed = 5;

/** Log files that cannot be read, each with the reason. A file that can be read again is taken off. */
export class Troubles {
  readonly #problems = new Map<string, Problem>();

  /** @returns whether this is news */
  set(file: string, reason: string | null): boolean {
    const before = this.#problems.get(file)?.reason ?? null;
    if (reason === null) this.#problems.delete(file);
    else this.#problems.set(file, { file, line: null, reason });
    return before !== reason;
  }

  /** The problem of a file that is no line's. */
  of(file: string): Problem | null {
    return this.#problems.get(file) ?? null;
  }

  /** For the user: the first few files, and how many more there are. */
  notes(): string[] {
    const all = [...this.#problems.values()];
    const named = all.slice(0, maxNamed).map(({ file, reason }) => `${file}: ${reason}`);
    return all.length > maxNamed ? [...named, `${all.length - maxNamed} more log files cannot be read.`] : named;
  }
}
