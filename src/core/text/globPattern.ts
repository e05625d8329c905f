/** Longest pattern that is used: a setting, not a program. */
const maxLength = 500;

/**
 * A file pattern as a regular expression over paths with "/": `*` and `?` stay within a name, `**` crosses folders.
 * Null when the pattern is empty or too long.
 */
export function globPattern(glob: string): RegExp | null {
  if (glob === "" || glob.length > maxLength) return null;
  const parts = glob
    .replaceAll("\\", "/")
    .replace(/^\.\//, "")
    .replace(/\*{2,}/g, "**")
    .split(/(\*\*\/|\*\*|\*|\?)/);
  const source = parts.map((part) => wild.get(part) ?? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("");
  return new RegExp(`^${source}$`);
}

const wild: ReadonlyMap<string, string> = new Map([
  ["**/", "(?:[^/]+/)*"],
  ["**", ".*"],
  ["*", "[^/]*"],
  ["?", "[^/]"],
]);
