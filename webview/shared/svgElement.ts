/** Makes an SVG element. Attributes that would run or load something are refused, as in `element`. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (/^(on.*|(xlink:)?href|style)$/i.test(name)) throw new Error(`The attribute ${name} is not set this way.`);
    made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}
