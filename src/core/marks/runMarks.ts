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
  /** When it was marked as a baseline (ISO 8601, UTC); null: it was not. */
  readonly baselineSince: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

const tagPrefix = "tags.";
/** As `Date.toISOString` writes times: the later one is the larger text. */
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

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
    baselineSince: isoTime.test(text("baseline") ?? "") ? text("baseline") : null,
    tags: Object.fromEntries(tags),
  };
  const { name, note, baselineSince, isStarred, isArchived, isHidden } = marks;
  const hasFlag = isStarred || isArchived || isHidden;
  return hasFlag || name !== null || note !== null || baselineSince !== null || tags.length > 0 ? marks : null;
}
