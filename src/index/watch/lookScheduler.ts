import { Breath } from "../breath";

/** Looks at one place at most this often (ms), so that a burst of events costs few looks. */
const spacing = 15;
/** Beyond about two hundred places a round comes later: this much (ms) for each, so that looking cannot take a core. */
const spacingPerPlace = 0.075;
/** The last event of a burst may be lost, or come before the write is visible: one more look so long after it (ms). */
const trailing = 100;
/** A place that had something new at so many looks in a row is looked at without its events. */
const steadyLooks = 4;

/** What is done with places. */
export interface LookActs {
  /** @returns whether there was something new */
  look(key: string): boolean;
  /** Events of this place are not needed for now: they cost more than the looks. @returns whether they can be done without */
  pause(key: string): boolean;
  /** Events are needed again. */
  resume(key: string): void;
}

interface Place {
  lastLook: number;
  /** Of the last event, or of the last look that found something. */
  lastNews: number;
  isDue: boolean;
  /** Looks in a row, one soon after the other, that found something. */
  steady: number;
  isPaused: boolean;
}

/**
 * Turns events into looks: the first at once, the next ones in common rounds every 15 ms, and one trailing after each
 * burst. Looks side by side take a fraction of the time of looks one by one, each after a wait. A place that has news
 * round after round is looked at with every round, and its events are off until it rests.
 */
export class LookScheduler {
  readonly #places = new Map<string, Place>();
  #timer: NodeJS.Timeout | null = null;
  #isRound = false;
  #isClosed = false;

  constructor(private readonly acts: LookActs) {}

  /** Something happened, or may have happened, at `key`. */
  event(key: string): void {
    if (this.#isClosed) return;
    const now = performance.now();
    let place = this.#places.get(key);
    if (!place) {
      place = { lastLook: -Infinity, lastNews: now, isDue: false, steady: 0, isPaused: false };
      this.#places.set(key, place);
    }
    place.lastNews = now;
    place.isDue = true;
    if (now - place.lastLook >= spacing) this.#look(key, place, now);
    this.#arm();
  }

  forget(key: string): void {
    this.#places.delete(key);
  }

  dispose(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer ?? undefined);
    this.#places.clear();
  }

  get #spacing(): number {
    return Math.max(spacing, this.#places.size * spacingPerPlace);
  }

  /** @param after how long (ms) the round before took */
  #arm(after = 0): void {
    if (this.#timer !== null || this.#isRound || this.#isClosed || this.#places.size === 0) return;
    this.#timer = setTimeout(() => void this.#round(), Math.max(1, this.#spacing - after));
  }

  async #round(): Promise<void> {
    this.#timer = null;
    this.#isRound = true;
    const start = performance.now();
    const breath = new Breath();
    for (const [key, place] of this.#places) {
      if (breath.isDue()) await breath.take();
      const now = performance.now();
      if (place.isDue || place.isPaused) this.#look(key, place, now);
      else if (now - place.lastNews >= trailing) {
        this.#places.delete(key);
        this.acts.look(key);
      }
    }
    this.#isRound = false;
    this.#arm(performance.now() - start);
  }

  #look(key: string, place: Place, now: number): void {
    const isSoon = now - place.lastLook < 2 * this.#spacing;
    place.isDue = false;
    place.lastLook = now;
    if (this.acts.look(key)) {
      place.lastNews = now;
      place.steady = isSoon ? place.steady + 1 : 1;
      if (!place.isPaused && place.steady >= steadyLooks) place.isPaused = this.acts.pause(key);
    } else if (place.isPaused && now - place.lastNews >= trailing) {
      this.acts.resume(key);
      // What came before the events were on again is seen by the next round.
      Object.assign(place, { isPaused: false, isDue: true, steady: 0, lastNews: now });
    }
  }
}
