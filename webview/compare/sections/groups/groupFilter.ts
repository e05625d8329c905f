import { parseQuery } from "../../../../src/core/query/parse/parseQuery";
import { checkQuery } from "../../../../src/core/query/checkQuery";
import type { PageGroup } from "../../../../src/protocol/pages/compareApi";
import { groupField } from "../../../shared/query/groupField";
import type { QueryField } from "../../../shared/query/queryField";
import type { CompareContext } from "../../compareContext";
import type { RunGrouping } from "../../grouping/runGrouping";

const preference = "groupFilter";

/** Which of the groups are shown, and in which order: what the user wrote, and what the index found by it. */
export class GroupFilter {
  readonly field: QueryField;
  #query: string;
  /** A run of each group that was found, in the order of the query; null: there is no query, or no answer yet. */
  #found: readonly string[] | null = null;
  #asked = 0;

  /** @param changed other groups are shown than before */
  constructor(
    private readonly context: CompareContext,
    private readonly grouping: RunGrouping,
    private readonly changed: () => void,
    failed: (error: unknown) => void,
  ) {
    const { host, preferences, t } = context;
    const kept = preferences[preference];
    this.#query = typeof kept === "string" && checkQuery(kept, "groups") === null ? kept : "";
    this.field = groupField({
      complete: (query) => host.completeGroups(query),
      use: (query) => this.#set(query),
      failed,
      t,
    });
    this.field.show(this.#query);
  }

  /** Whether it is known which groups are shown. */
  get isReady(): boolean {
    return this.#query === "" || this.#found !== null;
  }

  /** Whether the query says the order of the groups. */
  get isOrdered(): boolean {
    return parseQuery(this.#query, "groups").order.length > 0;
  }

  /** Those of the groups that are shown, in their order. */
  pick<Group extends Pick<PageGroup, "runIds">>(groups: readonly Group[]): readonly Group[] {
    if (this.#found === null) return groups;
    const byRun = new Map(groups.flatMap((group) => group.runIds.map((runId) => [runId, group] as const)));
    // Each once: what was found may be of groups as they were before.
    return [...new Set(this.#found.flatMap((runId) => byRun.get(runId) ?? []))];
  }

  /** Asks the host again; the last question counts. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    const groups = this.#query === "" ? null : await this.context.host.groups(this.grouping.by, this.#query);
    if (asked !== this.#asked) return;
    this.#found = groups && groups.flatMap(({ runIds }) => runIds.slice(0, 1));
    this.changed();
  }

  async #set(query: string): Promise<void> {
    this.#query = query;
    const kept = this.context.host.setPreference(preference, query);
    await Promise.all([kept, this.load()]);
  }
}
