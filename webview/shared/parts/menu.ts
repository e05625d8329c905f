import { element } from "../element";

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  /** A tick before it; left out where there is nothing to tick. */
  readonly isChecked?: boolean;
  readonly act: () => void;
}

/**
 * Opens a menu below a place, by the usual keys: arrows, Home, End, the first letter, Enter, Escape. The keyboard goes
 * back to where it was.
 * @param groups of items, with a line between them
 * @param told when it is open, and when it is closed
 */
export function openMenu(
  label: string,
  place: DOMRect,
  groups: readonly (readonly MenuItem[])[],
  told: (isOpen: boolean) => void = () => undefined,
): void {
  const before = document.activeElement;
  const menu = element("div", { role: "menu", class: "menu", "aria-label": label, tabindex: -1 });
  const close = (): void => {
    if (!menu.isConnected) return;
    menu.remove();
    told(false);
    window.removeEventListener("pointerdown", pressed, true);
    window.removeEventListener("blur", close);
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const pressed = (event: Event): void => {
    if (!(event.target instanceof Node && menu.contains(event.target))) close();
  };
  const buttons = groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => {
      if (index > 0) menu.append(element("div", { role: "separator" }));
      return group.map((item) => {
        const made = itemElement(item, close);
        menu.append(made);
        return made;
      });
    });
  menu.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = nextItem(event.key, at, buttons);
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (next === null) return;
    else buttons[next]?.focus();
    event.preventDefault();
  });
  (document.querySelector("main") ?? document.body).append(menu);
  const left = Math.min(place.left, window.innerWidth - menu.offsetWidth - 4);
  const top = Math.min(place.bottom, window.innerHeight - menu.offsetHeight - 4);
  menu.style.left = `${Math.max(0, left)}px`;
  menu.style.top = `${Math.max(0, top)}px`;
  window.addEventListener("pointerdown", pressed, true);
  window.addEventListener("blur", close);
  told(true);
  buttons[0]?.focus();
}

function itemElement({ label, isChecked, act }: MenuItem, close: () => void): HTMLElement {
  const role = isChecked === undefined ? "menuitem" : "menuitemcheckbox";
  const made = element("button", { type: "button", role, tabindex: -1, "aria-checked": isChecked?.toString() }, label);
  made.addEventListener("click", () => {
    close();
    act();
  });
  return made;
}

/** The item that a key leads to; null for keys that lead nowhere. */
function nextItem(key: string, at: number, buttons: readonly HTMLElement[]): number | null {
  const last = buttons.length - 1;
  const known = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[key];
  if (known !== undefined || key.length !== 1 || key === " ") return known ?? null;
  const order = buttons.map((_, i) => (at + 1 + i) % buttons.length);
  return order.find((i) => buttons[i]?.textContent.toLowerCase().startsWith(key.toLowerCase())) ?? null;
}
