import { element } from "../element";

/** One tab and what it shows. */
export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly panel: HTMLElement;
  /** Called each time the tab comes to the front. */
  shown(): void;
}

/**
 * A row of tabs above the panel of the chosen one, by the usual keys: arrows, Home and End move, and what is reached is
 * chosen.
 * @param chosen id of the first to show; the first tab where there is no such
 * @param changed told when the user chooses another
 */
export function tabs(label: string, list: readonly Tab[], chosen: string, changed: (id: string) => void): HTMLElement {
  const row = element("div", { role: "tablist", "aria-label": label, class: "tab-row" });
  const panels = element("div", { class: "tab-panels" });
  const heads = list.map((tab) => {
    const head = element("button", { role: "tab", id: `tab-${tab.id}`, "aria-controls": `panel-${tab.id}` }, tab.title);
    head.type = "button";
    tab.panel.id = `panel-${tab.id}`;
    tab.panel.setAttribute("role", "tabpanel");
    tab.panel.setAttribute("aria-labelledby", head.id);
    head.addEventListener("click", () => (choose(tab), changed(tab.id)));
    row.append(head);
    panels.append(tab.panel);
    return head;
  });
  const choose = (tab: Tab): void => {
    for (const [i, other] of list.entries()) {
      const isChosen = other === tab;
      heads[i]?.setAttribute("aria-selected", String(isChosen));
      heads[i]?.setAttribute("tabindex", isChosen ? "0" : "-1");
      other.panel.hidden = !isChosen;
    }
    tab.shown();
  };
  row.addEventListener("keydown", (event) => {
    const at = heads.findIndex((head) => head === document.activeElement);
    const last = heads.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    heads[next]?.focus();
    heads[next]?.click();
  });
  const first = list.find(({ id }) => id === chosen) ?? list[0];
  if (first) choose(first);
  return element("div", { class: "tabs" }, row, panels);
}
