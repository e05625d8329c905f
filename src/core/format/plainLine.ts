/**
 * A text as one line that is safe to print: line ends, escape sequences and other control characters, and marks that
 * turn the direction of text, become U+FFFD.
 */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
