import type { Memento } from "vscode";
import { assignStyles } from "../../core/view/styles/assignStyles";
import { isRunStyle } from "../../core/view/styles/isRunStyle";
import type { RunStyle } from "../../core/view/styles/runStyle";
import { StoredValue } from "../base/storedValue";

/** A workspace keeps the styles of so many runs: the ones given last. */
const mostKept = 2000;

type Styles = Readonly<Record<string, RunStyle>>;

const isStyles = (value: unknown): value is Styles =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isRunStyle);

/** How runs are drawn, the same on every page, kept with the workspace. */
export class RunStyles {
  readonly #stored: StoredValue<Styles>;

  constructor(store: Memento) {
    this.#stored = new StoredValue<Styles>(store, "runback.runStyles", {}, isStyles);
  }

  /** The styles of runs that are shown together, in their order; a run that has none yet is given one for good. */
  async of(runIds: readonly string[]): Promise<readonly RunStyle[]> {
    const given = assignStyles(runIds, new Map(Object.entries(this.#stored.get())));
    await this.#keep(given);
    return runIds.map((runId) => given.get(runId)!);
  }

  /** Draws a run another way. */
  async set(runId: string, style: RunStyle): Promise<void> {
    await this.#keep(new Map([[runId, style]]));
  }

  async #keep(styles: ReadonlyMap<string, RunStyle>): Promise<void> {
    const before = Object.entries(this.#stored.get());
    const known = new Map(before);
    const isSame = [...styles].every(([runId, style]) => JSON.stringify(known.get(runId)) === JSON.stringify(style));
    if (isSame) return;
    const others = before.filter(([runId]) => !styles.has(runId));
    await this.#stored.set(Object.fromEntries([...others, ...styles].slice(-mostKept)));
  }
}
