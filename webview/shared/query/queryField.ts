import type { QueryCompletion } from "../../../src/core/query/complete/queryCompletion";
import { checkQuery } from "../../../src/core/query/checkQuery";
import type { QuerySubject } from "../../../src/core/query/parse/querySubject";
import type { Translate } from "../../../src/core/view/translate";
import { element } from "../element";
import { queryInput } from "./queryInput";
import type { QueryKeeper } from "./queryKeeper";
import { QuerySuggestions } from "./querySuggestions";
import { suggestionList } from "./suggestionList";

/** Milliseconds without a key after which a query that can be read is used. */
const typingPause = 350;

/** A field for a query, with what is wrong in it below. */
export interface QueryField {
  readonly field: HTMLElement;
  readonly mistake: HTMLElement;
  /** Shows the query as it is now, unless the user is writing another. */
  show(query: string): void;
  /** Puts a text into the field for the user to go on with, whatever stands there. */
  edit(query: string): void;
}

/** What a field works with. */
export interface QueryFieldParts {
  /** Of the field's list, in the page. */
  readonly id: string;
  readonly subject: QuerySubject;
  /** Its name for screen readers, and what it shows while it is empty. */
  readonly label: string;
  /** More about it, for a tooltip. */
  readonly title?: string;
  /** What the query can go on with, at its end. */
  readonly complete: (query: string) => Promise<readonly QueryCompletion[]>;
  /** Uses the query, which can be read; empty: none. */
  readonly use: (query: string) => Promise<void>;
  /** null: nothing is saved. */
  readonly keeper: QueryKeeper | null;
  /** Told what the host could not do. */
  readonly failed: (error: unknown) => void;
  readonly t: Translate;
}

/** A field in which a query is written: with colours, suggestions, and, where they are kept, saved and last used ones. */
export function queryField(parts: QueryFieldParts): QueryField {
  const { subject, complete, keeper, failed, t } = parts;
  const mistake = element("p", { class: "trouble", role: "alert", hidden: true });
  const text = queryInput(parts.label);
  const { input } = text;
  if (parts.title !== undefined) input.title = parts.title;
  const spoken = element("div", { class: "only-spoken", role: "status" });
  const list = suggestionList(parts.id, input, t("Suggestions"), t("Forget this filter"));
  const star = element("button", { type: "button", class: "icon-button" });
  const open = element("button", { type: "button", class: "icon-button", title: t("Saved and recent filters") }, "▾");
  open.setAttribute("aria-label", open.title);
  open.setAttribute("aria-haspopup", "listbox");
  let timer = 0;
  /** The query as it is used, and as it was last put among the used ones. */
  let known = "";
  let remembered = "";

  /** @param isDone the user does not go on writing: what is missing at the end is a mistake only then */
  const check = (isDone = true): boolean => {
    const found = checkQuery(input.value, subject);
    const isUnfinished = !isDone && found !== null && found.at >= input.value.trimEnd().length;
    mistake.hidden = found === null || isUnfinished;
    mistake.textContent = found === null ? "" : t("{0} (character {1})", found.message, found.at + 1);
    text.paint(found);
    star.disabled = found !== null || input.value.trim() === "";
    const isSaved = suggestions.isSaved(input.value.trim());
    star.textContent = isSaved ? "★" : "☆";
    star.title = isSaved ? t("Forget this filter") : t("Save this filter");
    star.setAttribute("aria-label", t("Save this filter"));
    star.setAttribute("aria-pressed", String(isSaved));
    return found === null;
  };
  const use = (isDone: boolean): void => {
    window.clearTimeout(timer);
    timer = 0;
    if (!check(isDone) || input.value.trim() === known) return;
    known = input.value.trim();
    parts.use(known).catch(failed);
  };
  /** The user is done with the query: it is worth finding again. */
  const finish = (): void => {
    use(true);
    if (known === "" || known === remembered || input.value.trim() !== known) return;
    remembered = known;
    suggestions.keep(known, "used");
  };
  const suggestions = new QuerySuggestions({
    ...{ complete, keeper, list, input, failed, t },
    say: (said) => (spoken.textContent = said),
    changed: (isFinal) => {
      if (isFinal) finish();
      else if (check(false)) later();
    },
    keptChanged: () => void check(document.activeElement !== input),
  });
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => use(false), typingPause);
  };
  input.addEventListener("input", () => {
    check(false);
    later();
    suggestions.offer();
  });
  input.addEventListener("keydown", (event) => {
    if (suggestions.keyDown(event)) event.preventDefault();
    else if (event.key === "Enter") finish();
  });
  input.addEventListener("blur", () => {
    list.hide();
    finish();
  });
  star.addEventListener("click", () => {
    const query = input.value.trim();
    suggestions.keep(query, suggestions.isSaved(query) ? "forgotten" : "saved");
  });
  // A press would take the keyboard from the input, and its list with it, before the click.
  open.addEventListener("pointerdown", (event) => event.preventDefault());
  open.addEventListener("click", () => {
    input.focus();
    if (list.isOpen) list.hide();
    else suggestions.offerKept();
  });
  check();
  suggestions.readKept();
  return {
    field: element("div", { class: "query" }, text.element, ...(keeper ? [star, open] : []), list.element, spoken),
    mistake,
    show(query) {
      if (query === known || timer !== 0) return;
      known = query;
      remembered = query;
      input.value = query;
      check();
    },
    edit(query) {
      input.value = query;
      input.focus();
      input.setSelectionRange(query.length, query.length);
      if (check(false)) later();
      suggestions.offer();
    },
  };
}
