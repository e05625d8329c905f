/** Least time between two notices (ms). */
const spacing = 100;
/** Beyond so many runs a notice says "anything may have changed". */
const maxNamed = 500;

/** Gathers changes to one notice about every 100 ms, the first at once, each with a new revision. */
export class ChangeNotifier {
  #revision = 0;
  #runIds: Set<string> | null = new Set();
  #isDue = false;
  #timer: NodeJS.Timeout | null = null;
  #lastTold = -Infinity;

  constructor(private readonly tell: (notice: { revision: number; runIds: readonly string[] | null }) => void) {}

  /** Revision of what the index shows now. */
  get revision(): number {
    return this.#revision;
  }

  /** @param runId null: anything may have changed */
  changed(runId: string | null): void {
    if (!this.#isDue) this.#revision++;
    this.#isDue = true;
    if (runId === null || (this.#runIds && this.#runIds.size >= maxNamed)) this.#runIds = null;
    else this.#runIds?.add(runId);
    const wait = Math.max(0, this.#lastTold + spacing - performance.now());
    this.#timer ??= setTimeout(() => this.#flush(), wait);
  }

  dispose(): void {
    clearTimeout(this.#timer ?? undefined);
  }

  #flush(): void {
    this.#timer = null;
    this.#isDue = false;
    this.#lastTold = performance.now();
    const runIds = this.#runIds && [...this.#runIds];
    this.#runIds = new Set();
    this.tell({ revision: this.#revision, runIds });
  }
}
