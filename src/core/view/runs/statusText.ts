import type { RunLook } from "./runLook";
import type { Translate } from "../translate";

/** The look in words: for descriptions, tooltips and screen readers. */
export function statusText(look: RunLook, t: Translate): string {
  switch (look) {
    case "live":
      return t("running");
    case "stale":
      return t("no sign of life");
    case "scheduled":
      return t("scheduled");
    case "finished":
      return t("finished");
    case "failed":
      return t("failed");
    case "killed":
      return t("killed");
  }
}
