import { artifactSeries, type ListedArtifact } from "../../compare/runs/artifactSeries";
import { formatBytes } from "../../format/formatBytes";
import type { RunDetail } from "../../model/runDetail";
import { icon } from "../icon";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { leaf } from "./leaf";

/** One line an artifact, which opens it in the editor; those of many steps are folded, the last step first. */
export function artifactLines(detail: RunDetail, t: Translate): DetailNode[] {
  return artifactSeries(detail.artifacts).map(({ key, name, list }) => {
    const lines = list.map((one) => line(one, t)).reverse();
    const [newest] = lines;
    if (lines.length === 1 && newest !== undefined) return newest;
    const steps = t("{0} steps", list.length);
    return leaf(`artifacts/${key}`, name, steps, { icon: icon("files"), children: lines, copyText: name });
  });
}

function line({ artifact, index }: ListedArtifact, t: Translate): DetailNode {
  const { name, path, kind, sha256 } = artifact;
  const size = artifact.size === null ? null : formatBytes(artifact.size);
  const step = artifact.step === null ? null : t("step {0}", artifact.step);
  const facts = [kind === "" ? null : kind, size, step].filter((fact) => fact !== null);
  const digest = sha256 === null ? [] : [`sha256 ${sha256}`];
  return leaf(`artifacts/${index}`, name, facts.join(" · "), {
    icon: icon("file"),
    tooltip: [path, ...facts, ...digest].join("\n"),
    act: { kind: "artifact", index },
    copyText: path,
  });
}
