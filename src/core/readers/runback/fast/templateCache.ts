import type { RowTemplate } from "./rowTemplate";

const maxTemplates = 8;
/** Templates that may be learnt without any being of use before learning pauses. */
const maxPatience = 32;

/**
 * Shapes of lines seen lately, the latest first. Shared by all logs: runs of one script have the same shapes. It is only
 * a short cut: what is read does not depend on it.
 */
export class TemplateCache {
  readonly list: RowTemplate[] = [];
  private patience = maxPatience;

  /** Whether learning pays: not in a log whose lines all differ. Now and then it is tried again. */
  get isLearning(): boolean {
    this.patience += 1 / 64;
    return this.patience >= 1;
  }

  learn(template: RowTemplate): void {
    this.patience--;
    this.list.unshift(template);
    if (this.list.length > maxTemplates) this.list.pop();
  }

  /** Puts the template that served to the front. */
  use(index: number): void {
    this.patience = Math.min(maxPatience, this.patience + 1);
    const [template] = this.list.splice(index, 1);
    if (template !== undefined) this.list.unshift(template);
  }
}
