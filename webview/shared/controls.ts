import "./controls.css";
import { element } from "./element";
import { registerToolkit, type Button, type Checkbox, type TextField } from "./parts/toolkit";

/** A choice of a list. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** @param act left out: something else listens to its clicks */
function button(label: string, act?: () => void, look: "primary" | "secondary" = "secondary"): Button {
  const made = document.createElement("vscode-button") as Button;
  made.setAttribute("appearance", look);
  made.append(label);
  if (act) made.addEventListener("click", act);
  return made;
}

/** Names that the toolkit's buttons have for what others have as attributes. */
const ariaProperties = { "aria-expanded": "ariaExpanded", "aria-haspopup": "ariaHaspopup" } as const;

/** Says something of a button to screen readers: an attribute, but the toolkit's buttons take it as a property alone. */
function setAria(made: HTMLElement, name: keyof typeof ariaProperties, value: string): void {
  const property = ariaProperties[name];
  if (made.localName !== "vscode-button") made.setAttribute(name, value);
  else if (customElements.get(made.localName)) Reflect.set(made, property, value);
  // Set up later, it looks for what is its own by then; the browser's property of this name is not.
  else Object.defineProperty(made, property, { value, configurable: true, enumerable: true, writable: true });
}

function checkbox(label: string, isChecked: boolean, changed: (isChecked: boolean) => void): Checkbox {
  const made = document.createElement("vscode-checkbox") as Checkbox;
  if (isChecked) made.setAttribute("checked", "");
  made.append(label);
  made.addEventListener("change", () => changed(made.checked));
  return made;
}

/**
 * A list to choose one of. It is the browser's own element in the look of the toolkit's: names of thousands of metrics
 * or runs, each an element of its own, are too much for the toolkit's.
 */
function list(
  label: string,
  choices: readonly Choice[],
  value: string,
  changed: (value: string) => void,
): HTMLSelectElement {
  const made = element("select", { class: "list", "aria-label": label });
  for (const choice of choices) made.append(new Option(choice.label.slice(0, 120), choice.value));
  made.value = value;
  made.addEventListener("change", () => changed(made.value));
  return made;
}

/** The same with its label in front. */
function choice(...given: Parameters<typeof list>): HTMLElement {
  return labelled(given[0], list(...given));
}

/** A slider with its label in front. @param step the least change */
function slider(
  label: string,
  { max, step, value }: { readonly max: number; readonly step: number; readonly value: number },
  text: (value: number) => string,
  changed: (value: number) => void,
): HTMLElement {
  const made = element("input", { type: "range", min: 0, max, step, "aria-label": label });
  const shown = element("output", {});
  const tell = (): void => {
    shown.textContent = text(made.valueAsNumber);
    made.setAttribute("aria-valuetext", text(made.valueAsNumber));
  };
  made.valueAsNumber = value;
  made.addEventListener("input", () => {
    tell();
    changed(made.valueAsNumber);
  });
  tell();
  return labelled(label, made, shown);
}

function labelled(label: string, ...parts: readonly HTMLElement[]): HTMLElement {
  return element("label", { class: "labelled" }, element("span", {}, label), ...parts);
}

function textField(label: string, value: string, changed: (value: string) => void): TextField {
  const made = document.createElement("vscode-text-field") as TextField;
  made.setAttribute("placeholder", label);
  // The toolkit names the field by its text alone, and "Text field" without one.
  made.append(element("span", { class: "only-spoken" }, label));
  if (value) made.setAttribute("value", value);
  made.addEventListener("input", () => changed(made.value));
  return made;
}

/** The controls of all pages. Nothing else knows the toolkit, so that it can be replaced in one commit. */
export const controls = { register: registerToolkit, button, checkbox, list, choice, slider, textField, setAria };
