import { formatBytes } from "../../format/formatBytes";
import type { RunDetail } from "../../model/runDetail";
import { icon } from "../icon";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { leaf } from "./leaf";

/** One line an artifact; it opens in the editor. */
export function artifactLines(detail: RunDetail, t: Translate): DetailNode[] {
  return detail.artifacts.map((artifact, index) => {
    const size = artifact.size === null ? null : formatBytes(artifact.size);
    const step = artifact.step === null ? null : t("step {0}", artifact.step);
    const facts = [artifact.kind === "" ? null : artifact.kind, size, step].filter((fact) => fact !== null);
    const digest = artifact.sha256 === null ? [] : [`sha256 ${artifact.sha256}`];
    return leaf(`artifacts/${index}`, artifact.name, facts.join(" · "), {
      icon: icon("file"),
      tooltip: [artifact.path, ...facts, ...digest].join("\n"),
      act: { kind: "artifact", index },
      copyText: artifact.path,
    });
  });
}
