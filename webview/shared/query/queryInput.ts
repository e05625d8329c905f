import type { QueryError } from "../../../src/core/query/parse/queryError";
import { queryPieces } from "../../../src/core/query/highlight/queryPieces";
import { element } from "../element";
import "./query.css";

/** An input of a query whose parts have colours. */
export interface QueryInput {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Colours what stands in the input now. @param mistake what is wrong in it */
  paint(mistake: QueryError | null): void;
}

/**
 * The input's own text is transparent; the same text with colours lies above it, and lets the pointer through. Both
 * have the editor's font without any other difference, so that every character stands on its own.
 * @param label its name for screen readers, and what an empty input shows
 */
export function queryInput(label: string): QueryInput {
  const input = element("input", {
    ...{ type: "text", role: "combobox", spellcheck: "false", autocomplete: "off", autocapitalize: "off" },
    ...{ "aria-label": label, placeholder: label, "aria-autocomplete": "list", "aria-expanded": "false" },
  });
  const text = element("span", {});
  const colours = element("div", { class: "query-colours", "aria-hidden": "true" }, text);
  /** The browser scrolls the input's text without saying so in every case. */
  const follow = (): void =>
    void requestAnimationFrame(() => {
      text.style.transform = `translateX(${-input.scrollLeft}px)`;
    });
  for (const cause of ["input", "scroll", "keydown", "keyup", "pointerup", "focus", "blur", "select"])
    input.addEventListener(cause, follow);
  input.addEventListener("pointermove", (event) => {
    if (event.buttons !== 0) follow();
  });
  return {
    element: element("div", { class: "query-text" }, input, colours),
    input,
    paint(mistake) {
      const pieces = queryPieces(input.value, mistake).map((piece) =>
        element("span", { class: `is-${piece.kind}${piece.isWrong ? " is-wrong" : ""}` }, piece.text),
      );
      text.replaceChildren(...pieces);
      input.setAttribute("aria-invalid", String(mistake !== null));
      follow();
    },
  };
}
