import type { RunComparison } from "../../core/compare/runs/runComparison";
import { compareTexts } from "../../core/compare/runs/compareTexts";
import type { ComparedLine } from "../../core/compare/runs/comparedLine";
import { readPackages } from "./readPackages";

/** Kept lists of packages; they never change once a run has written them. */
const limit = 400;

/** The packages of runs side by side. What was read once is kept, since a live panel asks every second. */
export class PackagesOfRuns {
  readonly #known = new Map<string, Readonly<Record<string, string>>>();

  async compare({ runs, packagesFiles }: RunComparison): Promise<readonly ComparedLine[]> {
    const lists: Readonly<Record<string, string>>[] = [];
    for (const [at, { directory }] of runs.entries())
      lists.push(await this.#read(directory, packagesFiles[at] ?? null));
    return compareTexts(lists);
  }

  async #read(directory: string, file: string | null): Promise<Readonly<Record<string, string>>> {
    if (file === null) return {};
    const key = JSON.stringify([directory, file]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = await readPackages(directory, file);
    // A list that is not there yet may come.
    if (Object.keys(found).length > 0) this.#known.set(key, found);
    const [oldest] = this.#known.keys();
    if (this.#known.size > limit && oldest !== undefined) this.#known.delete(oldest);
    return found;
  }
}
