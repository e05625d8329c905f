import { groupChoices } from "../../../src/core/groups/groupChoices";
import { isGrouping } from "../../../src/core/groups/isGrouping";
import type { PageGroup } from "../../../src/protocol/pages/compareApi";
import { groupChooser } from "../../shared/parts/groupChooser";
import { Signal } from "../../shared/signal";
import type { CompareContext } from "../compareContext";

const preference = "groupBy";

/** Which runs of the page belong together, in all its sections: asked for when somebody wants to see them as one. */
export class RunGrouping {
  /** There are other groups than before. */
  readonly onDidChange = new Signal<void>();
  #by: string;
  #all: readonly PageGroup[] = [];
  #asked = 0;
  #closeChooser: (() => void) | null = null;

  constructor(private readonly context: CompareContext) {
    const kept = context.preferences[preference];
    this.#by = typeof kept === "string" && kept !== "" && isGrouping(kept) ? kept : "seed";
  }

  /** `seed`, or fields with commas between them (docs/query.md). */
  get by(): string {
    return this.#by;
  }

  /** The groups, and the runs of each, in the order of the page. */
  get all(): readonly PageGroup[] {
    return this.#all;
  }

  /** Asks the host; the last question counts. */
  async load(): Promise<void> {
    const { host, runs } = this.context;
    const order = new Map(runs.compared.rows.map(({ runId }, i) => [runId, i]));
    const placeOf = (runId: string) => order.get(runId) ?? 0;
    const asked = ++this.#asked;
    const groups = await host.groups(this.#by, "");
    if (asked !== this.#asked) return;
    const next = groups
      .map(({ title, runIds }) => ({
        title,
        runIds: [...runIds].sort((one, other) => placeOf(one) - placeOf(other)),
      }))
      .sort((one, other) => placeOf(one.runIds[0] ?? "") - placeOf(other.runIds[0] ?? ""));
    if (JSON.stringify(next) === JSON.stringify(this.#all)) return;
    this.#all = next;
    this.onDidChange.fire();
  }

  /**
   * Opens the list of what to group by, or closes it.
   * @param place that it stands in
   * @param told when it is open, and when it is closed
   */
  async choose(place: HTMLElement, told: (isOpen: boolean) => void): Promise<void> {
    if (this.#closeChooser) return this.#closeChooser();
    const { host, t } = this.context;
    const before = document.activeElement;
    const columns = await host.groupFields();
    const chooser = groupChooser({
      choices: groupChoices(columns, this.#by),
      isBySeed: this.#by.toLowerCase() === "seed",
      // Nothing ticked: the runs of the page are seeds of one another, or alone.
      changed: (by) => this.#set(by === "" ? "seed" : by),
      closed: () => this.#closeChooser?.(),
      t,
    });
    this.#closeChooser = () => {
      this.#closeChooser = null;
      chooser.remove();
      told(false);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
    place.append(chooser);
    told(true);
  }

  #set(by: string): void {
    this.#by = by;
    this.context.host.setPreference(preference, by).catch(reportError);
    // Without an answer the groups stay as they were.
    this.load().catch(reportError);
  }
}
