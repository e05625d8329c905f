import type { JsonValue } from "../../core/model/jsonValue";
import { packFact } from "./pack/packFact";
import type { FirstRows } from "./disk/readFirstRows";
import type { ChunkPlace, RunStore, StoreReport } from "./runStore";
import type { SavedRow } from "./pack/savedRow";
import type { StoredRun } from "./storedRun";

/** The whole of a saved index, and whether it is the state of which the first rows were shown. */
export interface WholeStore {
  readonly store: RunStore;
  readonly isAsShown: boolean;
}

/** What a store is made of that is opened later. */
export interface LateStoreParts {
  /** The report until the database is open. */
  readonly report: () => StoreReport;
  readonly openWhole: () => Promise<WholeStore>;
}

/**
 * A saved index whose database is opened after what it holds was shown in short. Before `open` it gives its rows and
 * its facts (when `hasRows` says so) and takes orders to remove and keep; nothing else may be asked of it.
 */
export class LateStore implements RunStore {
  #store: RunStore | null = null;
  #opening: Promise<boolean> | null = null;
  /** What is to be done once the database is open. */
  #orders: ((store: RunStore) => void)[] = [];

  constructor(
    private first: FirstRows | null,
    private readonly parts: LateStoreParts,
  ) {}

  /** Whether rows and facts can be asked for before the database is open. */
  get hasRows(): boolean {
    return this.first !== null;
  }

  /** Opens the database. Gives whether the rows that were given before are of just this state. */
  open(): Promise<boolean> {
    return (this.#opening ??= this.#open());
  }

  get report(): StoreReport {
    return this.#store?.report ?? this.parts.report();
  }

  *rows(): IterableIterator<SavedRow> {
    yield* this.first?.rows ?? this.#whole().rows();
  }

  *kept(): IterableIterator<readonly [name: string, fact: JsonValue]> {
    if (!this.first) yield* this.#whole().kept();
    else for (const [key, body] of this.first.facts) yield packFact.read(key, body);
  }

  remove(runId: string): void {
    this.#order((store) => store.remove(runId));
  }

  keep(name: string, fact: JsonValue): void {
    this.#order((store) => store.keep(name, fact));
  }

  load(runId: string): StoredRun | null {
    return this.#whole().load(runId);
  }

  put(run: StoredRun): void {
    this.#whole().put(run);
  }

  appendChunk(bytes: Uint8Array): ChunkPlace {
    return this.#whole().appendChunk(bytes);
  }

  readChunk(place: ChunkPlace): Uint8Array | null {
    return this.#whole().readChunk(place);
  }

  commit(): Promise<readonly string[]> {
    return this.#whole().commit();
  }

  compact(): Promise<void> {
    return this.#whole().compact();
  }

  tryPromote(): Promise<boolean> {
    return this.#whole().tryPromote();
  }

  async close(): Promise<void> {
    await this.open();
    await this.#whole().close();
  }

  async #open(): Promise<boolean> {
    const { store, isAsShown } = await this.parts.openWhole();
    this.#store = store;
    this.first = null;
    if (isAsShown) for (const order of this.#orders) order(store);
    this.#orders = [];
    return isAsShown;
  }

  #order(order: (store: RunStore) => void): void {
    if (this.#store) order(this.#store);
    else this.#orders.push(order);
  }

  #whole(): RunStore {
    if (!this.#store) throw new Error("The saved index is not open yet.");
    return this.#store;
  }
}
