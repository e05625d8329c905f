/** Attributes of a new element: `class`, `title`, `aria-…`, `data-…`; true sets an empty one, false and undefined none. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Makes an element. Children that are texts become text nodes, so nothing of a log is ever read as markup. Attributes
 * that would run something or load something (`on…`, `src`, `href`, `style`) are refused.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (/^(on.*|src|href|style|srcdoc)$/i.test(name)) throw new Error(`The attribute ${name} is not set this way.`);
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}
