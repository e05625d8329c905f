import type { ComparedLine } from "./comparedLine";

/** Lines of named texts of several runs, in the order in which the names first occur. */
export function compareTexts(maps: readonly Readonly<Record<string, string>>[]): ComparedLine[] {
  const keys = new Set(maps.flatMap((map) => Object.keys(map)));
  return [...keys].map((key) => {
    const values = maps.map((map) => (Object.hasOwn(map, key) ? (map[key] ?? null) : null));
    return { key, values, differs: values.some((value) => value !== values[0]) };
  });
}
