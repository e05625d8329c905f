/** The four themes that the product is looked at in: short name, and the name in the editor's setting. */
export const themes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  "hc-dark": "Default High Contrast",
  "hc-light": "Default High Contrast Light",
};
