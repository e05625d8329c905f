/** A column of a table for a terminal. */
export interface TableColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

/** A plain table: titles, then rows, two spaces between columns, no space at line ends. Ends with a line feed. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map(({ title }) => title);
  const lengths = columns.map((_, i) => [titles, ...rows].reduce((most, row) => Math.max(most, lengthOf(row[i])), 0));
  const line = (row: readonly string[]) =>
    columns
      .map(({ align }, i) => pad(row[i] ?? "", lengths[i] ?? 0, align))
      .join("  ")
      .trimEnd();
  return [titles, ...rows].map((row) => `${line(row)}\n`).join("");
}

/** Characters and not UTF-16 units, which is what a terminal shows (but for wide scripts). */
function lengthOf(text = ""): number {
  return [...text].length;
}

function pad(text: string, length: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, length - lengthOf(text)));
  return align === "left" ? text + space : space + text;
}
