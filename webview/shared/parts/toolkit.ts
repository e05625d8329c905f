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
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeTextField());
}
