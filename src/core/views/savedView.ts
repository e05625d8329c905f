import type { JsonValue } from "../model/jsonValue";
import type { TableLayout } from "../table/tableLayout";
import type { RunStyle } from "../view/styles/runStyle";

/** What the view Runs shows. */
export interface TreeView {
  readonly filter: string;
  /** `seed`, or fields with commas between them; empty: no groups. */
  readonly groupBy: string;
  /** A query over groups. */
  readonly groupFilter: string;
  /** Which value of the key metric groups are shown with. */
  readonly groupValue: "last" | "best";
  readonly showsArchived: boolean;
}

/** A Runs table. */
export interface TableView {
  /** Names of its experiments, which mean the same on every machine; none: all. */
  readonly experiments: readonly string[];
  readonly layout: TableLayout;
}

/** A Compare panel. */
export interface CompareView {
  readonly runIds: readonly string[];
  readonly baselineId: string | null;
  /** What was chosen in the panel: tab, charts and the like, as the panel itself keeps and checks it. */
  readonly choices: Readonly<Record<string, JsonValue>>;
  /** How runs are drawn, by their ids. */
  readonly styles: Readonly<Record<string, RunStyle>>;
}

/** A view that was saved by name (docs/views.md). Parts that were not open when it was saved are null. */
export interface SavedView {
  readonly name: string;
  readonly tree: TreeView | null;
  readonly table: TableView | null;
  readonly compare: CompareView | null;
}
