import { artifactSeries } from "../../src/core/compare/runs/artifactSeries";
import type { Artifact } from "../../src/core/model/artifact";
import type { Translate } from "../../src/core/view/translate";
import { element } from "../shared/element";
import { ArtifactCard, type ArtifactActs } from "./artifactCard";

/** Cards put into the page at a time. */
const pageSize = 60;

/** Artifacts, one card for each that a run wrote again and again; more of them on request. */
export class ArtifactCards {
  readonly element: HTMLElement;
  readonly #list = element("ul", { class: "artifacts" });
  readonly #more = element("button", { class: "more", type: "button", hidden: true });
  readonly #cards = new Map<string, ArtifactCard>();
  #artifacts: readonly Artifact[] = [];
  #limit = pageSize;

  constructor(
    private readonly acts: ArtifactActs,
    private readonly t: Translate,
  ) {
    this.element = element("div", {}, this.#list, this.#more);
    this.#more.addEventListener("click", () => {
      this.#limit = Infinity;
      this.show(this.#artifacts);
    });
  }

  /** @returns how many there are, those of many steps counted once */
  show(artifacts: readonly Artifact[]): number {
    this.#artifacts = artifacts;
    const all = artifactSeries(artifacts);
    const shown = all.slice(0, this.#limit);
    const keys = new Set(shown.map(({ key }) => key));
    for (const [key, card] of this.#cards)
      if (!keys.has(key)) {
        card.element.remove();
        this.#cards.delete(key);
      }
    for (const series of shown) {
      const card = this.#cards.get(series.key) ?? new ArtifactCard(this.acts, this.t);
      this.#cards.set(series.key, card);
      card.show(series);
    }
    // Those that are in their place already keep the keyboard.
    for (const [at, { key }] of shown.entries()) {
      const { element: card } = this.#cards.get(key)!;
      if (this.#list.children[at] !== card) this.#list.insertBefore(card, this.#list.children[at] ?? null);
    }
    this.#more.hidden = shown.length === all.length;
    this.#more.textContent = this.t("Show {0} more", all.length - shown.length);
    return all.length;
  }
}
