import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeTextField,
  type Button,
  type Checkbox,
  type TextField,
} from "@vscode/webview-ui-toolkit";

/** The elements of the toolkit that pages use. */
export type { Button, Checkbox, TextField };

/**
 * Sets up the toolkit's elements, in the whole page. The build puts all code of this file into the function: it runs
 * with the first call, not with the page (`esbuild.mjs`).
 */
export function registerToolkit(): void {
  // The toolkit takes the theme's colours when the window has loaded: for those who come later, that is now.
  if (document.readyState === "complete") window.dispatchEvent(new Event("load"));
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeTextField());
}
