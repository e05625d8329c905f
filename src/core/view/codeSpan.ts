/**
 * Text from a log as Markdown code, which renders no link, image, HTML or icon. Line ends and other control characters
 * become spaces, since a line end could close the span.
 * @param limit characters shown at most; the rest becomes an ellipsis
 */
export function codeSpan(text: string, limit = 120): string {
  const flat = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  const shown = flat.length > limit ? `${sliceWhole(flat, limit - 1)}…` : flat;
  if (shown === "") return "` `";
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Cuts without tearing a surrogate pair. */
function sliceWhole(text: string, end: number): string {
  const isTorn = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return text.slice(0, isTorn ? end - 1 : end);
}
