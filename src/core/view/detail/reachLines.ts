import { evidenceText } from "../evidenceText";
import { icon } from "../icon";
import type { SourceReach } from "../source/sourceReach";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { leaf } from "./leaf";

/** Says whether the code can be reached in this clone; where fetching may help, the line below does it. */
export function reachLines(reach: SourceReach | null, t: Translate): DetailNode[] {
  if (reach === null) return [];
  const { folder, found, notice, remedy, canFetch } = reach;
  const why = [notice, remedy, folder].filter((part) => part !== null).join("\n");
  const isWhole = found !== null && notice === null;
  const text = found === null ? (notice ?? t("no")) : isWhole ? t("yes") : t("in part: {0}", evidenceText(found, t));
  const look = isWhole ? icon("pass") : icon("warning", "list.warningForeground");
  const line = leaf("source/reach", t("In this clone"), text, { icon: look, tooltip: why === "" ? text : why });
  if (!canFetch) return [line];
  const fetch = leaf("source/fetch", t("Fetch It…"), t("asks the remotes, only when you say so"), {
    icon: icon("cloud-download"),
    act: { kind: "fetchSource" },
    copyText: null,
  });
  return [line, fetch];
}
