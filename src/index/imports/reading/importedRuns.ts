import type { UnitRun } from "./unitEntry";

const placeOf = ({ entry, key }: UnitRun): string => JSON.stringify([entry.unit.path, entry.unit.format, key]);

/**
 * Which run of which unit is shown for an id. Of several (copies of a folder) the first by path is, so that the answer
 * does not depend on which was found first.
 */
export class ImportedRuns {
  readonly #byId = new Map<string, UnitRun>();
  readonly #others = new Map<string, Set<UnitRun>>();

  get(runId: string): UnitRun | null {
    return this.#byId.get(runId) ?? null;
  }

  /** Makes a run the one that is shown for an id, if no better one is. `loser` is the one that is not shown then. */
  claim(run: UnitRun, runId: string): { isHolder: boolean; loser: UnitRun | null } {
    const holder = this.#byId.get(runId);
    if (holder === run) return { isHolder: true, loser: null };
    const isHolder = !holder || placeOf(run) < placeOf(holder);
    const loser = isHolder ? (holder ?? null) : run;
    const others = this.#others.get(runId) ?? new Set();
    if (isHolder) {
      this.#byId.set(runId, run);
      run.runId = runId;
      others.delete(run);
    }
    if (loser) {
      loser.runId = null;
      others.add(loser);
    }
    if (others.size > 0) this.#others.set(runId, others);
    else this.#others.delete(runId);
    return { isHolder, loser };
  }

  /** Takes its id away from a run. `next` is another one with the same id. */
  release(run: UnitRun): { runId: string; next: UnitRun | null } | null {
    const { runId } = run;
    if (runId === null || this.#byId.get(runId) !== run) {
      for (const [id, others] of this.#others) if (others.delete(run) && others.size === 0) this.#others.delete(id);
      return null;
    }
    this.#byId.delete(runId);
    run.runId = null;
    const others = [...(this.#others.get(runId) ?? [])].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    return { runId, next: others[0] ?? null };
  }
}
