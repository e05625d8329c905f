import { formatBytes } from "../../src/core/format/formatBytes";
import type { Artifact } from "../../src/core/model/artifact";
import { artifactPictureType } from "../../src/core/view/artifactPictureType";
import type { Translate } from "../../src/core/view/translate";
import type { DetailAct } from "../../src/core/view/detail/detailNode";
import { element } from "../shared/element";
import { logText } from "../shared/parts/logText";
import { pictureView } from "../shared/parts/pictureView";

/** Artifacts shown at first. */
const limit = 60;

/** What previews ask for. */
export interface ArtifactActs {
  readonly open: (act: DetailAct) => void;
  readonly picture: (index: number) => Promise<Uint8Array>;
}

/** Artifacts with a preview of those that are pictures; each opens in the editor. */
export function artifactPreviews(artifacts: readonly Artifact[], acts: ArtifactActs, t: Translate): HTMLElement {
  const list = element("ul", { class: "artifacts" });
  const add = (from: number, to: number): void =>
    list.append(...artifacts.slice(from, to).map((artifact, at) => item(artifact, from + at, acts, t)));
  add(0, limit);
  if (artifacts.length <= limit) return list;
  const more = element("button", { class: "more", type: "button" }, t("Show {0} more", artifacts.length - limit));
  more.addEventListener("click", () => {
    add(limit, artifacts.length);
    more.remove();
  });
  return element("div", {}, list, more);
}

function item(artifact: Artifact, index: number, acts: ArtifactActs, t: Translate): HTMLElement {
  const { name, kind, size, step } = artifact;
  const facts = [kind, size === null ? "" : formatBytes(size), step === null ? "" : t("step {0}", step)];
  const open = element("button", { class: "link", type: "button" }, logText(name));
  open.addEventListener("click", () => acts.open({ kind: "artifact", index }));
  const about = element("span", { class: "muted" }, logText(facts.filter((fact) => fact !== "").join(" · ")));
  const type = artifactPictureType(artifact);
  const made = element("li", {}, open, about);
  if (type !== null) made.prepend(pictureView(name, type, () => acts.picture(index)));
  return made;
}
