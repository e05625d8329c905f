import type { Translate } from "./translate";

/** More would cover the screen. */
const listLimit = 10;

/** Markdown of a heading and its lines, the first few of them. Null when there are none. */
export function listBlock(title: string, lines: readonly string[], t: Translate): string | null {
  if (lines.length === 0) return null;
  const shown = lines.slice(0, listLimit).map((line) => `- ${line}`);
  if (lines.length > listLimit) shown.push(`- ${t("{0} more", lines.length - listLimit)}`);
  return `**${title}**\n\n${shown.join("\n")}`;
}
