import type { ArtifactSeries, ListedArtifact } from "../../src/core/compare/runs/artifactSeries";
import { formatBytes } from "../../src/core/format/formatBytes";
import type { DetailAct } from "../../src/core/view/detail/detailNode";
import { artifactPictureType } from "../../src/core/view/artifactPictureType";
import type { Translate } from "../../src/core/view/translate";
import { controls } from "../shared/controls";
import { element } from "../shared/element";
import { logText } from "../shared/parts/logText";
import { pictureView } from "../shared/parts/pictureView";

/** What cards ask for. */
export interface ArtifactActs {
  readonly open: (act: DetailAct) => void;
  /** @param index its place in the run's list */
  readonly picture: (index: number) => Promise<Uint8Array>;
}

/** One artifact with a preview where it is a picture, and a slider where there are several steps; it opens in the editor. */
export class ArtifactCard {
  readonly element = element("li", {});
  readonly #content = element("div", {});
  #series: ArtifactSeries = { key: "", name: "", list: [] };
  /** The step that was chosen; null: the last one, also when there are more. */
  #step: number | null = null;
  #drawn = "";
  #steps = "";

  constructor(
    private readonly acts: ArtifactActs,
    private readonly t: Translate,
  ) {
    this.element.append(this.#content);
  }

  /** Shows it as it is now. What did not change is left alone, with the keyboard in it. */
  show(series: ArtifactSeries): void {
    this.#series = series;
    const steps = JSON.stringify(series.list.map(({ artifact }) => artifact.step));
    if (steps !== this.#steps) this.#placeSlider(series);
    this.#steps = steps;
    this.#draw();
  }

  get #shown(): ListedArtifact {
    const { list } = this.#series;
    const chosen = this.#step === null ? -1 : list.findIndex(({ artifact }) => artifact.step === this.#step);
    return list.at(chosen)!;
  }

  #placeSlider({ list }: ArtifactSeries): void {
    const before = this.element.querySelector(".labelled");
    const hadFocus = before?.contains(document.activeElement) ?? false;
    before?.remove();
    if (list.length < 2) return;
    const last = list.length - 1;
    const value = list.indexOf(this.#shown);
    const slider = controls.slider(
      this.t("Step"),
      { max: last, step: 1, value },
      (at) => this.t("step {0}", list[at]?.artifact.step ?? 0),
      (at) => {
        this.#step = at === last ? null : (list[at]?.artifact.step ?? null);
        this.#draw();
      },
    );
    this.element.append(slider);
    if (hadFocus) slider.querySelector("input")?.focus();
  }

  #draw(): void {
    const { artifact, index } = this.#shown;
    const { name, kind, size, step } = artifact;
    const drawn = JSON.stringify([artifact, index]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const isSeries = this.#series.list.length > 1;
    const stepText = step === null || isSeries ? "" : this.t("step {0}", step);
    const facts = [kind, size === null ? "" : formatBytes(size), stepText];
    const open = element("button", { class: "link", type: "button" }, logText(name));
    open.addEventListener("click", () => this.acts.open({ kind: "artifact", index }));
    const about = element("span", { class: "muted" }, logText(facts.filter((fact) => fact !== "").join(" · ")));
    const type = artifactPictureType(artifact);
    const preview = type === null ? [] : [pictureView(name, type, () => this.acts.picture(index))];
    const hadFocus = this.#content.contains(document.activeElement);
    this.#content.replaceChildren(...preview, open, about);
    if (hadFocus) open.focus();
  }
}
