import type { UnitRun } from "./unitEntry";

/** Databases come before folders: they are what folders were migrated to, and what goes on. */
const placeOf = ({ entry: { unit }, key }: UnitRun): string =>
  JSON.stringify([unit.directory === null ? 0 : 1, unit.path, unit.format, key]);

/**
 * Which run of which unit is shown for an id. Of several (copies of a folder) the first by path is, so that the answer
 * does not depend on which was found first; of a folder and the database that it was migrated to, the database's.
 */
export class ImportedRuns {
  readonly #byId = new Map<string, UnitRun>();
  readonly #others = new Map<string, Set<UnitRun>>();

  get(runId: string): UnitRun | null {
    return this.#byId.get(runId) ?? null;
  }

  /** Paths of the other units that hold the run of an id, sorted. */
  copiesOf(runId: string): string[] {
    return [...(this.#others.get(runId) ?? [])].map(({ entry }) => entry.unit.path).sort();
  }

  /** Makes a run the one that is shown for an id, if no better one is. `loser` is the one that is not shown then. */
  claim(run: UnitRun, runId: string): { isHolder: boolean; loser: UnitRun | null } {
    const holder = this.#byId.get(runId);
    if (holder === run) return { isHolder: true, loser: null };
    const isHolder = !holder || placeOf(run) < placeOf(holder);
    const loser = isHolder ? (holder ?? null) : run;
    if (isHolder) {
      this.deleteCopy(run);
      this.#byId.set(runId, run);
      run.runId = runId;
    }
    if (loser) this.addCopy(loser, runId);
    return { isHolder, loser };
  }

  /** Notes a run of whose id another unit's run is shown. */
  addCopy(run: UnitRun, runId: string): void {
    run.runId = null;
    run.copyOf = runId;
    const others = this.#others.get(runId);
    if (others) others.add(run);
    else this.#others.set(runId, new Set([run]));
  }

  /** Takes its id away from a run. `next` is another one with the same id. */
  release(run: UnitRun): { runId: string; next: UnitRun | null } | null {
    const { runId } = run;
    if (runId === null || this.#byId.get(runId) !== run) {
      this.deleteCopy(run);
      return null;
    }
    this.#byId.delete(runId);
    run.runId = null;
    const others = [...(this.#others.get(runId) ?? [])].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    return { runId, next: others[0] ?? null };
  }

  /** A run is no copy any more: the run itself is gone. */
  deleteCopy(run: UnitRun): void {
    const others = run.copyOf === null ? undefined : this.#others.get(run.copyOf);
    if (others?.delete(run) && others.size === 0) this.#others.delete(run.copyOf!);
    run.copyOf = null;
  }
}
