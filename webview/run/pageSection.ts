import { element } from "../shared/element";

/** A part of the page that can be folded, with a heading that says how many things are in it. */
export interface PageSection {
  readonly element: HTMLElement;
  readonly body: HTMLElement;
  /** Shows how many things there are; the part is hidden while there are none. */
  setCount(count: number): void;
}

/** Makes a part of the page. */
export function pageSection(title: string, isOpen = true): PageSection {
  const count = element("span", { class: "count" });
  const heading = element("summary", {}, element("h2", {}, title), " ", count);
  const body = element("div", { class: "body" });
  const details = element("details", { class: "part", open: isOpen, hidden: true }, heading, body);
  return {
    element: details,
    body,
    setCount(number) {
      details.hidden = number === 0;
      count.textContent = String(number);
    },
  };
}
