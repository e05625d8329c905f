/**
 * A text of a log for a list of the editor, with nothing hidden: control characters and marks that turn the direction
 * are written out, and `$(name)` does not become an icon.
 */
export function visibleText(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
  return shown.replaceAll("$(", "$\u200b(");
}
