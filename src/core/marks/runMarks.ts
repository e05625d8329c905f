import type { MarksFile } from "./marksFile";

/** What a run is marked with. */
export interface RunMarks {
  /** The name it was given; null: its own. */
  readonly name: string | null;
  /** Markdown; null: the note of its log. */
  readonly note: string | null;
  readonly isStarred: boolean;
  readonly isArchived: boolean;
  readonly isHidden: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

const tagPrefix = "tags.";

/** What the entries of a file mean; null when they mark nothing. Values of another kind count as none. */
export function runMarks({ entries }: MarksFile): RunMarks | null {
  const values = new Map(entries.map(({ field, value }) => [field, value]));
  const text = (field: string): string | null => {
    const value = values.get(field);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const tags = entries.flatMap(({ field, value }) =>
    field.startsWith(tagPrefix) && field !== tagPrefix && typeof value === "string"
      ? [[field.slice(tagPrefix.length), value] as const]
      : [],
  );
  const marks: RunMarks = {
    name: text("name"),
    note: text("note"),
    isStarred: values.get("star") === true,
    isArchived: values.get("archived") === true,
    isHidden: values.get("hidden") === true,
    tags: Object.fromEntries(tags),
  };
  const { name, note, isStarred, isArchived, isHidden } = marks;
  const isMarked = name !== null || note !== null || isStarred || isArchived || isHidden || tags.length > 0;
  return isMarked ? marks : null;
}
