import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
  vsCodeTextField,
  type Button,
  type Checkbox,
  type Dropdown,
  type TextField,
} from "@vscode/webview-ui-toolkit";
import { element } from "./element";

/** A choice of a drop-down. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

function register(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeProgressRing(),
    vsCodeTextField(),
  );
}

function button(label: string, act: () => void, look: "primary" | "secondary" = "secondary"): Button {
  const made = document.createElement("vscode-button") as Button;
  made.setAttribute("appearance", look);
  made.append(label);
  made.addEventListener("click", act);
  return made;
}

function checkbox(label: string, isChecked: boolean, changed: (isChecked: boolean) => void): Checkbox {
  const made = document.createElement("vscode-checkbox") as Checkbox;
  if (isChecked) made.setAttribute("checked", "");
  made.append(label);
  made.addEventListener("change", () => changed(made.checked));
  return made;
}

function dropdown(
  label: string,
  choices: readonly Choice[],
  value: string,
  changed: (value: string) => void,
): Dropdown {
  const made = document.createElement("vscode-dropdown") as Dropdown;
  made.setAttribute("aria-label", label);
  for (const choice of choices) {
    const option = document.createElement("vscode-option");
    option.setAttribute("value", choice.value);
    if (choice.value === value) option.setAttribute("selected", "");
    option.append(choice.label);
    made.append(option);
  }
  made.addEventListener("change", () => changed(made.value));
  return made;
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

function progress(label: string): HTMLElement {
  const ring = document.createElement("vscode-progress-ring");
  ring.setAttribute("aria-label", label);
  return element("div", { class: "progress" }, ring);
}

/** The controls of all pages. The only file that knows the toolkit, so that it can be replaced in one commit. */
export const controls = { register, button, checkbox, dropdown, textField, progress };
