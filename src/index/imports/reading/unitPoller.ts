import { Breath } from "../../breath";
import { takeTurns } from "../takeTurns";
import type { UnitEntry } from "./unitEntry";
import type { UnitReader } from "./unitReader";

/** A unit that changed so short ago (ms) is looked at with every poll. */
const hotFor = 90_000;
/** A unit that did not change for so long (ms), and none of whose runs goes on, is put away. */
const restAfter = 5_000;
/** Bytes of a growing unit after which it is put into the store. */
const putAfter = 256 * 1024;
/** Hot units that one poll looks at, at most; further ones take turns, as cold ones do. */
const mostHot = 256;
const sweptAtOnce = 128;
/** Units that are read from their start at once; growing ones do not wait for them. */
const mostLanes = 2;
/**
 * What changed in a unit is read at the expense of all others: some formats are read whole for every change (databases,
 * rewritten files). After a read that took longer than `shortRead` (ms) the unit rests for `restPerRead` times as long, at
 * most `longestRest` (ms).
 */
const [shortRead, restPerRead, longestRest] = [40, 4, 15_000];

/** Looks at units by their stamps, often at those that change, and has what changed read. */
export class UnitPoller {
  readonly #queue = new Set<UnitEntry>();
  #reading = 0;
  #lanes = 0;
  #hotAt = 0;
  #sweepAt = 0;
  #isClosed = false;
  unitsRead = 0;

  constructor(
    private readonly units: ReadonlyMap<string, UnitEntry>,
    private readonly reader: UnitReader,
    private readonly now: () => number,
    /** The unit is not on the disk any more. */
    private readonly gone: (entry: UnitEntry) => void,
  ) {}

  /** Units that wait to be read, or are being read. */
  get waiting(): number {
    return this.#queue.size + this.#reading;
  }

  isHot({ changedAt, aliveUntil }: UnitEntry): boolean {
    return performance.now() - changedAt < hotFor || this.now() < aliveUntil;
  }

  /** By timer: hot units, and some of the others. */
  async poll(): Promise<void> {
    const breath = new Breath();
    const all = [...this.units.values()];
    const hot = all.filter((entry) => this.isHot(entry));
    const cold = hot.length < all.length ? all : [];
    for (const entry of takeTurns(hot, this.#hotAt, mostHot)) {
      await breath.take();
      if (performance.now() >= entry.restUntil) this.check(entry);
    }
    this.#hotAt += mostHot;
    for (const entry of takeTurns(cold, this.#sweepAt, sweptAtOnce)) {
      await breath.take();
      if (performance.now() >= entry.restUntil) this.check(entry);
    }
    this.#sweepAt += sweptAtOnce;
    for (const entry of all) if (entry.open.size > 0 || entry.toPut.size > 0) this.#restIfQuiet(entry);
  }

  /** Looks at every unit; resolves when all that changed is read. */
  async checkAll(): Promise<void> {
    const breath = new Breath();
    for (const entry of [...this.units.values()]) {
      await breath.take();
      this.check(entry);
    }
    while (this.waiting > 0 && !this.#isClosed) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Looks at one unit, and has it read if it changed. */
  check(entry: UnitEntry): void {
    if (this.#isClosed || entry.isGone || entry.isReading) return;
    const stamp = entry.importer.stamp(entry.unit);
    if (stamp === null) return this.gone(entry);
    if (stamp === entry.stamp && !entry.isAnew) {
      entry.isCaughtUp = true;
      return;
    }
    const isGrowing = entry.stamp !== null && !entry.isAnew;
    if (isGrowing) entry.changedAt = performance.now();
    if (isGrowing || entry.isWatched) void this.#read(entry);
    else {
      this.#queue.add(entry);
      void this.#work();
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#queue.clear();
  }

  async #work(): Promise<void> {
    if (this.#lanes >= mostLanes) return;
    this.#lanes++;
    for (const entry of this.#queue) {
      this.#queue.delete(entry);
      await this.#read(entry);
      if (this.#isClosed) break;
    }
    this.#lanes--;
  }

  async #read(entry: UnitEntry): Promise<void> {
    const isFirst = entry.stamp === null;
    if (isFirst && entry.isWatched) entry.changedAt = performance.now();
    this.#reading++;
    const begun = performance.now();
    await this.reader.read(entry);
    const took = performance.now() - begun;
    if (!isFirst && took > shortRead) entry.restUntil = performance.now() + Math.min(longestRest, took * restPerRead);
    this.#reading--;
    if (this.#isClosed || entry.isGone) return;
    if (isFirst) this.unitsRead++;
    if (!this.isHot(entry)) this.reader.rest(entry);
    else if (entry.bytesToPut >= putAfter || isFirst) this.reader.put(entry);
  }

  #restIfQuiet(entry: UnitEntry): void {
    const isQuiet = performance.now() - entry.changedAt > restAfter && this.now() >= entry.aliveUntil;
    if (isQuiet && !entry.isReading) this.reader.rest(entry);
  }
}
