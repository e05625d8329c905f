import * as vscode from "vscode";
import { isGrouping as isGroupingText } from "../../../core/groups/isGrouping";
import { checkQuery } from "../../../core/query/checkQuery";
import { setContextKey } from "../../base/setContextKey";
import { StoredValue } from "../../base/storedValue";
import { notGrouped, type Grouping } from "./grouping";

/** How the view Runs is grouped, kept with the workspace. */
export class RunsGrouping implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Grouping>();
  readonly onDidChange = this.#changed.event;
  readonly #stored: StoredValue<Grouping>;
  #now: Grouping;

  constructor(store: vscode.Memento) {
    this.#stored = new StoredValue<Grouping>(store, "runback.grouping", notGrouped, isGrouping);
    this.#now = this.#stored.get();
    setContextKey("runback.runs.isGrouped", this.#now.by !== "");
  }

  get now(): Grouping {
    return this.#now;
  }

  async set(grouping: Grouping): Promise<void> {
    this.#now = grouping;
    setContextKey("runback.runs.isGrouped", grouping.by !== "");
    this.#changed.fire(grouping);
    await this.#stored.set(grouping.by === "" ? undefined : grouping);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** What another version kept and this one cannot read would leave no runs and say nothing: it is dropped. */
function isGrouping(kept: unknown): kept is Grouping {
  const { by, having, value } = (typeof kept === "object" && kept !== null ? kept : {}) as Partial<Grouping>;
  const isValue = value === "last" || value === "best";
  if (!isValue || typeof by !== "string" || typeof having !== "string") return false;
  return checkQuery(having, "groups") === null && isGroupingText(by);
}
