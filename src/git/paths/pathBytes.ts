import type { BytePath } from "./bytePath";

const unescapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  t: "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  '"': '"',
  "\\": "\\",
};

/** The inverse of `pathText`; null for a text that begins with a double quote and is not well formed. */
export function pathBytes(text: string): BytePath | null {
  if (!text.startsWith('"')) return Buffer.from(text, "utf8").toString("latin1");
  if (!/^"(?:[^"\\]|\\[abtnvfr"\\]|\\[0-3][0-7]{2})*"$/s.test(text)) return null;
  return text
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/gs, (_, octal: string | undefined, letter: string | undefined) =>
      octal === undefined ? (unescapes[letter ?? ""] ?? "") : String.fromCharCode(parseInt(octal, 8)),
    );
}
