import { openMenu, type MenuItem } from "./menu";
import { opener } from "./opener";

/**
 * Has a button open a menu below it, by pointer and by key, and gives it back.
 * @param groups the items as they are when it is pressed, with a line between groups
 */
export function menuButton<T extends HTMLElement>(
  button: T,
  label: string,
  groups: () => readonly (readonly MenuItem[])[],
): T {
  const told = opener(button, "menu");
  button.addEventListener("click", () => openMenu(label, button.getBoundingClientRect(), groups(), told));
  return button;
}
