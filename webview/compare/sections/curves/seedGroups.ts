import type { SeedGroup } from "../../../../src/protocol/pages/compareApi";
import { Signal } from "../../../shared/signal";
import type { CompareContext } from "../../compareContext";

/** Which runs of the page are seeds of one another: asked for when somebody wants to see them as one. */
export class SeedGroups {
  /** There are other groups than before. */
  readonly onDidChange = new Signal<void>();
  #all: readonly SeedGroup[] = [];
  #asked = 0;

  constructor(private readonly context: CompareContext) {}

  /** Groups of two runs and more, as well as the runs of each in the order of the page. */
  get all(): readonly SeedGroup[] {
    return this.#all;
  }

  /** Asks the host; the last question counts. */
  async load(): Promise<void> {
    const { host, runs } = this.context;
    const order = new Map(runs.compared.rows.map(({ runId }, i) => [runId, i]));
    const placeOf = (runId: string) => order.get(runId) ?? 0;
    const asked = ++this.#asked;
    const groups = await host.seedGroups([...order.keys()]);
    if (asked !== this.#asked) return;
    const next = groups
      .filter(({ runIds }) => runIds.length > 1)
      .map(({ title, runIds }) => ({
        title: this.context.t("{0} · {1} runs", title, runIds.length),
        runIds: [...runIds].sort((one, other) => placeOf(one) - placeOf(other)),
      }))
      .sort((one, other) => placeOf(one.runIds[0] ?? "") - placeOf(other.runIds[0] ?? ""));
    if (JSON.stringify(next) === JSON.stringify(this.#all)) return;
    this.#all = next;
    this.onDidChange.fire();
  }
}
