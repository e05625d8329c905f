import { checkQuery } from "../../../src/core/query/checkQuery";
import type { Translate } from "../../../src/core/view/translate";
import type { RunsPageApi } from "../../../src/protocol/pages/runsPageApi";
import { element } from "../../shared/element";
import { queryInput } from "./queryInput";
import { QuerySuggestions } from "./querySuggestions";
import { suggestionList } from "./suggestionList";

/** Milliseconds without a key after which a filter that can be read is used. */
const typingPause = 350;

/** The field of the filter that the table shares with the view Runs, with what is wrong in it below. */
export interface QueryField {
  readonly field: HTMLElement;
  readonly mistake: HTMLElement;
  /** Shows the filter as it is now, unless the user is writing another. */
  show(filter: string): void;
}

/** What the field asks of the host. */
export type QueryHost = Pick<RunsPageApi, "setFilter" | "complete" | "keptFilters" | "keepFilter">;

/** @param failed told what the host could not do */
export function queryField(host: QueryHost, failed: (error: unknown) => void, t: Translate): QueryField {
  const mistake = element("p", { class: "trouble", role: "alert", hidden: true });
  const text = queryInput(t("Filter runs, such as: metrics.val_acc > 0.9 and adam"));
  const { input } = text;
  const spoken = element("div", { class: "only-spoken", role: "status" });
  const list = suggestionList(input, t("Suggestions"), t("Forget this filter"));
  const star = element("button", { type: "button", class: "icon-button" });
  const open = element("button", { type: "button", class: "icon-button", title: t("Saved and recent filters") }, "▾");
  open.setAttribute("aria-label", open.title);
  let timer = 0;
  /** The filter as the host knows it, and as it was last put among the used ones. */
  let known = "";
  let remembered = "";

  /** @param isDone the user does not go on writing: what is missing at the end is a mistake only then */
  const check = (isDone = true): boolean => {
    const found = checkQuery(input.value);
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
    host.setFilter(known).catch(failed);
  };
  /** The user is done with the filter: it is worth finding again. */
  const finish = (): void => {
    use(true);
    if (known === "" || known === remembered || input.value.trim() !== known) return;
    remembered = known;
    suggestions.keep(known, "used");
  };
  const suggestions = new QuerySuggestions({
    ...{ host, list, input, failed, t },
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
    field: element("div", { class: "query" }, text.element, star, open, list.element, spoken),
    mistake,
    show(filter) {
      if (filter === known || timer !== 0) return;
      known = filter;
      remembered = filter;
      input.value = filter;
      check();
    },
  };
}
