import type { Problem } from "../../core/model/problem";

/** Most files that are named one by one. */
const maxNamed = 5;

/** Log files that cannot be read, each with the reason. A file that can be read again is taken off. */
export class Troubles {
  /** By file, then by who reads it. */
  readonly #problems = new Map<string, Map<string, Problem>>();

  /**
   * @param reader who cannot read it: several formats may read one folder, each with trouble of its own
   * @returns whether this is news
   */
  set(file: string, reason: string | null, reader = ""): boolean {
    const known = this.#problems.get(file) ?? new Map<string, Problem>();
    const before = known.get(reader)?.reason ?? null;
    if (reason === null) known.delete(reader);
    else known.set(reader, { file, line: null, reason });
    if (known.size === 0) this.#problems.delete(file);
    else this.#problems.set(file, known);
    return before !== reason;
  }

  /** The problem of a file that is no line's. */
  of(file: string): Problem | null {
    const [first] = this.#problems.get(file)?.values() ?? [];
    return first ?? null;
  }

  /** For the user: the first few files, and how many more there are. */
  notes(): string[] {
    const all = [...this.#problems.values()].flatMap((problems) => [...problems.values()]);
    const named = all.slice(0, maxNamed).map(({ file, reason }) => `${file}: ${reason}`);
    return all.length > maxNamed ? [...named, `${all.length - maxNamed} more log files cannot be read.`] : named;
  }
}
