import { insertCompletion } from "../../../src/core/query/complete/insertCompletion";
import type { QueryCompletion } from "../../../src/core/query/complete/queryCompletion";
import type { Translate } from "../../../src/core/view/translate";
import type { KeptQueries } from "../../../src/protocol/pages/keptQueries";
import type { FilterKeeping } from "../../../src/protocol/pages/runsPageApi";
import type { QueryKeeper } from "./queryKeeper";
import type { Suggestion, SuggestionList } from "./suggestionList";

/** What suggestions work with. */
export interface SuggestionParts {
  /** What a query can go on with, at its end. */
  readonly complete: (query: string) => Promise<readonly QueryCompletion[]>;
  /** null: nothing is saved. */
  readonly keeper: QueryKeeper | null;
  readonly list: SuggestionList;
  readonly input: HTMLInputElement;
  readonly t: Translate;
  readonly failed: (error: unknown) => void;
  /** Tells screen readers. */
  readonly say: (text: string) => void;
  /** A suggestion was taken into the input. @param isFinal it is a whole filter */
  readonly changed: (isFinal: boolean) => void;
  /** The saved filters are others. */
  readonly keptChanged: () => void;
}

/** What the input can go on with at its caret, and filters that were saved or used. */
export class QuerySuggestions {
  #kept: KeptQueries = { saved: [], history: [] };
  #isAsking = false;
  #isAskedAgain = false;

  constructor(private readonly parts: SuggestionParts) {}

  isSaved(filter: string): boolean {
    return this.#kept.saved.includes(filter);
  }

  /** Asks the host which filters are kept. */
  readKept(): void {
    this.#take((keeper) => keeper.keptFilters());
  }

  keep(filter: string, as: FilterKeeping): void {
    this.#take((keeper) => keeper.keepFilter(filter, as));
  }

  /** Offers what can come at the caret, in an empty input after what is kept. One question at a time; the last counts. */
  offer(): void {
    this.#isAskedAgain = true;
    if (!this.#isAsking) void this.#ask();
  }

  /** Offers the saved and last used filters, as they are now. */
  offerKept(): void {
    this.#take(
      (keeper) => keeper.keptFilters(),
      () => this.#showKept(),
    );
  }

  /** @returns whether the key was one of the list's */
  keyDown({ key, ctrlKey, shiftKey }: KeyboardEvent): boolean {
    const { list } = this.parts;
    const { active, isOpen } = list;
    if (key === "Escape" && isOpen) list.hide();
    else if (key === "ArrowDown" || key === "ArrowUp" || (key === " " && ctrlKey)) {
      if (isOpen && key !== " ") list.move(key === "ArrowDown" ? 1 : -1);
      else this.offer();
    } else if ((key === "Enter" || (key === "Tab" && !shiftKey)) && active) active.accept();
    else if (key === "Delete" && shiftKey && active?.forget) active.forget();
    else {
      if (key === "Enter") list.hide();
      return false;
    }
    return true;
  }

  #take(ask: (keeper: QueryKeeper) => Promise<KeptQueries>, then: () => void = () => undefined): void {
    const { keeper, failed, keptChanged } = this.parts;
    if (keeper === null) return;
    ask(keeper)
      .then((kept) => {
        this.#kept = kept;
        keptChanged();
        then();
      })
      .catch(failed);
  }

  async #ask(): Promise<void> {
    const { complete, input, failed } = this.parts;
    this.#isAsking = true;
    try {
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false;
        const [query, caret] = [input.value, input.selectionStart ?? input.value.length];
        const found = await complete(query.slice(0, caret));
        if (this.#isAskedAgain || query !== input.value) continue;
        const kept = query.trim() === "" ? this.#keptLines() : [];
        this.#show([...kept, ...this.#completionLines(found, query, caret)], "");
      }
    } catch (error) {
      failed(error);
    } finally {
      this.#isAsking = false;
    }
  }

  #completionLines(found: readonly QueryCompletion[], query: string, caret: number): Suggestion[] {
    const { input, t, changed } = this.parts;
    const kinds = { field: t("field"), value: t("value"), operator: t("operator"), keyword: t("keyword") };
    return found.map(({ label, kind, query: completed }) => ({
      label,
      note: kinds[kind],
      accept: () => {
        // Written on since: what fits that is on its way.
        if (input.value !== query) return this.offer();
        const next = insertCompletion(query, caret, completed);
        input.value = next.query;
        input.setSelectionRange(next.caret, next.caret);
        changed(false);
        this.offer();
      },
      forget: null,
    }));
  }

  #keptLines(): Suggestion[] {
    const { input, list, t, changed } = this.parts;
    const line = (note: string) => (filter: string) => ({
      label: filter,
      note,
      accept: () => {
        input.value = filter;
        list.hide();
        changed(true);
      },
      forget: () =>
        this.#take(
          (keeper) => keeper.keepFilter(filter, "forgotten"),
          () => this.#showKept(),
        ),
    });
    return [...this.#kept.saved.map(line(t("saved"))), ...this.#kept.history.map(line(t("recent")))];
  }

  #showKept(): void {
    const { t } = this.parts;
    const lines = this.#keptLines();
    this.#show(
      lines,
      lines.length === 0 ? t("No filters have been saved or used yet.") : t("Shift+Delete forgets a filter."),
    );
  }

  #show(lines: readonly Suggestion[], hint: string): void {
    const { input, list, say, t } = this.parts;
    if (document.activeElement !== input) return; // the answer came after the user had left
    list.show(lines, hint);
    say(lines.length === 0 ? hint : t("{0} suggestions", lines.length));
  }
}
