/** Looks at one thing at most this often (ms), so that a burst of events costs few looks. */
const spacing = 15;
/** The last event of a burst may be lost, or come before the write is visible: one more look so long after it (ms). */
const trailing = 100;

interface Pending {
  lastLook: number;
  lastEvent: number;
  soon: NodeJS.Timeout | null;
  after: NodeJS.Timeout | null;
}

/** Turns events into looks: the first at once, then no more than one every 15 ms, and one trailing after each burst. */
export class LookScheduler {
  readonly #pending = new Map<string, Pending>();

  constructor(private readonly look: (key: string) => void) {}

  /** Something happened, or may have happened, at `key`. */
  event(key: string): void {
    const now = performance.now();
    let one = this.#pending.get(key);
    if (!one) this.#pending.set(key, (one = { lastLook: -Infinity, lastEvent: now, soon: null, after: null }));
    one.lastEvent = now;
    one.after ??= setTimeout(() => this.#afterBurst(key), trailing);
    if (one.soon !== null) return;
    const wait = one.lastLook + spacing - now;
    if (wait <= 0) this.#lookNow(key, one);
    else one.soon = setTimeout(() => this.#lookNow(key, one), wait);
  }

  forget(key: string): void {
    const one = this.#pending.get(key);
    if (!one) return;
    clearTimeout(one.soon ?? undefined);
    clearTimeout(one.after ?? undefined);
    this.#pending.delete(key);
  }

  dispose(): void {
    for (const key of [...this.#pending.keys()]) this.forget(key);
  }

  #lookNow(key: string, one: Pending): void {
    one.soon = null;
    one.lastLook = performance.now();
    this.look(key);
  }

  #afterBurst(key: string): void {
    const one = this.#pending.get(key);
    if (!one) return;
    const left = one.lastEvent + trailing - performance.now();
    if (left > 1) {
      one.after = setTimeout(() => this.#afterBurst(key), left);
      return;
    }
    this.forget(key);
    this.look(key);
  }
}
