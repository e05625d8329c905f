import { runStyleParts, type RunStyle } from "../../src/core/view/styles/runStyle";
import { Signal } from "./signal";

/** The editor's own orange for charts is transparent, and missing in high contrast: another orange takes its place. */
const runColours: Readonly<Record<(typeof runStyleParts.colours)[number], string>> = {
  blue: "--vscode-charts-blue",
  orange: "--vscode-symbolIcon-eventForeground",
  purple: "--vscode-charts-purple",
  green: "--vscode-charts-green",
  red: "--vscode-charts-red",
  yellow: "--vscode-charts-yellow",
  foreground: "--vscode-charts-foreground",
};

const changed = new Signal<void>();
let observer: MutationObserver | null = null;
/** Colours that were asked for under the theme of now: a chart asks for one a line, and the browser is slow to tell. */
const known = new Map<string, string>();

/** The value that a theme variable has now; `fallback` is another variable, for themes that leave the first one out. */
function colour(variable: string, fallback = "--vscode-foreground"): string {
  if (!observer) watch();
  const value = known.get(variable) ?? readColour(variable, fallback);
  known.set(variable, value);
  return value;
}

function readColour(variable: string, fallback: string): string {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue(variable).trim() || style.getPropertyValue(fallback).trim();
}

/** The editor writes a new theme into the root element's style and the body's classes. */
function watch(): void {
  observer = new MutationObserver(() => {
    known.clear();
    changed.fire();
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
}

/** Colours of the editor's theme for what is drawn on a canvas; everything else takes them by style sheet. */
export const theme = {
  colour,

  /** The colour of a run's style. */
  runColour: ({ colour: place }: RunStyle): string => colour(runColours[runStyleParts.colours[place] ?? "blue"]),

  get isHighContrast(): boolean {
    return document.body.classList.contains("vscode-high-contrast");
  },

  /** The colour of grid lines: behind what is drawn on them, also where the theme's own is as bright as that. */
  get gridColour(): string {
    const own = colour("--vscode-editorIndentGuide-background1", "--vscode-contrastBorder");
    return theme.isHighContrast ? `color-mix(in srgb, ${own} 35%, transparent)` : own;
  },

  /** Listens to changes of the theme. @returns ends the listening */
  onDidChange(listener: () => void): () => void {
    if (!observer) watch();
    return changed.listen(listener);
  },
};
