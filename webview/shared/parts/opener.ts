import { controls } from "../controls";

/**
 * Says to screen readers that a button opens something, and whether that is open.
 * @returns to be told when it is opened and closed
 */
export function opener(button: HTMLElement, what: "dialog" | "menu"): (isOpen: boolean) => void {
  const tell = (isOpen: boolean): void => controls.setAria(button, "aria-expanded", String(isOpen));
  controls.setAria(button, "aria-haspopup", what);
  tell(false);
  return tell;
}
