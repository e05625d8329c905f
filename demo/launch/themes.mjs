/**
 * The four themes that the product is looked at in: `setting` is the editor's name for it, `file` the part of a class
 * of the workbench once the theme is drawn.
 */
export const themes = {
  dark: { setting: "Default Dark Modern", file: "dark_modern" },
  light: { setting: "Default Light Modern", file: "light_modern" },
  "hc-dark": { setting: "Default High Contrast", file: "hc_black" },
  "hc-light": { setting: "Default High Contrast Light", file: "hc_light" },
};
