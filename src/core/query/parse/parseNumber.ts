const words: Readonly<Record<string, number>> = {
  nan: NaN,
  inf: Infinity,
  "+inf": Infinity,
  "-inf": -Infinity,
  infinity: Infinity,
  "+infinity": Infinity,
  "-infinity": -Infinity,
};

/** Reads a number as Python and JSON write it, NaN and infinities included; null when the text is none. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (Object.hasOwn(words, trimmed)) return words[trimmed] ?? NaN;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}
