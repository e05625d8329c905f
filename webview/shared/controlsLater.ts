import { controls } from "./controls";
import "./controlsLater.css";

/** Milliseconds between two looks whether the page still waits for what it shows first. */
const pause = 300;
/** Milliseconds after which the controls come in any case. */
const limit = 2000;
/** What a user does with a control. A press counts when it ends: what is under the pointer is known by then. */
const uses = ["keydown", "click"] as const;

/**
 * Registers the controls when the page has what it shows first: to set them up takes nearly as long as to draw that. Until
 * then the style sheet draws them in their place, and the first click or key registers them before it reaches one.
 */
export function controlsLater(isWaiting: () => boolean): void {
  const end = performance.now() + limit;
  let timer = 0;
  let callback = 0;
  const register = (): void => {
    window.clearTimeout(timer);
    window.cancelIdleCallback(callback);
    for (const use of uses) window.removeEventListener(use, atUse, true);
    controls.register();
  };
  const atUse = ({ target, type }: Event): void => {
    register();
    // What the press did not find yet: a field that takes the keyboard.
    if (type === "click" && target instanceof HTMLElement && target.localName === "vscode-text-field") target.focus();
  };
  const look = (): void => {
    if (isWaiting() && performance.now() < end) timer = window.setTimeout(look, pause);
    else callback = window.requestIdleCallback(register, { timeout: limit });
  };
  for (const use of uses) window.addEventListener(use, atUse, true);
  timer = window.setTimeout(look, pause);
}
