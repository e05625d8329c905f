/** A part of the Compare page, shown in a tab of its own. */
export interface CompareSection {
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
  /** The section came to the front: only now it asks for what it shows. Called each time. */
  shown(): void;
}
