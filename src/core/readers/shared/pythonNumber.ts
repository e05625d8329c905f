const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const words = new Map([
  ["nan", NaN],
  ["inf", Infinity],
  ["infinity", Infinity],
]);

/** A number as Python writes it (`1e-05`, `5`, `nan`, `-inf`); undefined when the text is none. */
export function pythonNumber(text: string): number | undefined {
  if (decimal.test(text)) return Number(text);
  const isSigned = text.startsWith("-") || text.startsWith("+");
  const value = words.get((isSigned ? text.slice(1) : text).toLowerCase());
  return value === undefined || !text.startsWith("-") ? value : -value;
}
