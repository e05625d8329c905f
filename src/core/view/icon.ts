/** An icon of the editor's own set, so that it follows every theme. */
export interface Icon {
  /** Codicon id, such as "pass". */
  readonly id: string;
  /** Id of a theme colour, or null for the text's own colour. */
  readonly color: string | null;
}

/** Builds an icon. */
export function icon(id: string, color: string | null = null): Icon {
  return { id, color };
}
