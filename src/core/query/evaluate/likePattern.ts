/**
 * A test for SQL's LIKE: `%` stands for any characters, `_` for one. The pieces between the `%` are looked for from
 * left to right, each once, without a regular expression that a pattern of a user could make run away.
 */
export function likePattern(pattern: string, isCaseSensitive: boolean): (text: string) => boolean {
  const fold = (text: string) => (isCaseSensitive ? text : text.toLowerCase());
  const pieces = fold(pattern)
    .split("%")
    .map((piece) => Array.from(piece));
  const first = pieces[0] ?? [];
  const last = pieces.at(-1) ?? [];
  return (text) => {
    const chars = Array.from(fold(text));
    if (pieces.length === 1) return chars.length === first.length && fits(first, chars, 0);
    if (!fits(first, chars, 0)) return false;
    const end = chars.length - last.length;
    let at = first.length;
    for (const piece of pieces.slice(1, -1)) {
      while (at + piece.length <= end && !fits(piece, chars, at)) at++;
      if (at + piece.length > end) return false;
      at += piece.length;
    }
    return at <= end && fits(last, chars, end);
  };
}

function fits(piece: readonly string[], chars: readonly string[], at: number): boolean {
  if (at + piece.length > chars.length) return false;
  return piece.every((char, i) => char === "_" || char === chars[at + i]);
}
