import { icon, type Icon } from "../icon";
import type { RunLook } from "./runLook";

/** Every look has a shape of its own, since colours alone are lost in high contrast and to colour-blind eyes. */
const icons: Readonly<Record<RunLook, Icon>> = {
  live: icon("sync~spin", "charts.blue"),
  stale: icon("debug-disconnect", "descriptionForeground"),
  scheduled: icon("clock", "icon.foreground"),
  finished: icon("pass", "charts.green"),
  failed: icon("error", "problemsErrorIcon.foreground"),
  killed: icon("circle-slash", "problemsWarningIcon.foreground"),
};

/** The icon of a run in lists. */
export function runIcon(look: RunLook): Icon {
  return icons[look];
}
