import type { Memento } from "vscode";
import type { JsonValue } from "../../core/model/jsonValue";
import { StoredValue } from "../base/storedValue";
import type { PageId } from "./pageId";

type Preferences = Readonly<Record<string, JsonValue>>;
/** A workspace keeps so many choices a kind of page; more are a page gone wrong. */
const limit = 200;

const isPreferences = (value: unknown): value is Preferences =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the user chose on the pages of a kind, kept with the workspace; a page checks what it gets. */
export class PagePreferences {
  readonly #stored: StoredValue<Preferences>;

  constructor(store: Memento, id: PageId) {
    this.#stored = new StoredValue<Preferences>(store, `runback.${id}Page.preferences`, {}, isPreferences);
  }

  /** By name. */
  get all(): Preferences {
    return this.#stored.get();
  }

  async set(name: string, value: JsonValue): Promise<void> {
    const others = Object.entries(this.all).filter(([key]) => key !== name);
    await this.#stored.set(Object.fromEntries([...others.slice(1 - limit), [name, value]]));
  }
}
