/** How runs are grouped in the view Runs. */
export interface Grouping {
  /** `seed`, or fields with commas between them (docs/query.md); empty: not at all. */
  readonly by: string;
  /** A query over groups: which of them, and their order; may be empty. */
  readonly having: string;
  /** Which value of the key metric groups are shown with. */
  readonly value: "last" | "best";
}

/** Runs stand by themselves. */
export const notGrouped: Grouping = { by: "", having: "", value: "last" };
