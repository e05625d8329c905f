/** A column of a grid. */
export interface GridColumn {
  readonly id: string;
  /** CSS pixels. */
  readonly width: number;
  /** Stays at the left side; such columns come first. */
  readonly isPinned: boolean;
}
