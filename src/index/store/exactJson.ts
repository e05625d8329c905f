/** First character of what stands for a number that JSON cannot write; a text that begins with it gets one more. */
const mark = "\u0001";

function escapeValue(_key: string, value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? value : mark + spell(value);
  return typeof value === "string" && value.startsWith(mark) ? mark + value : value;
}

function spell(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function restoreValue(_key: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith(mark)) return value;
  const rest = value.slice(1);
  return rest.startsWith(mark) ? rest : Number(rest);
}

/** JSON that keeps every number (NaN, infinities, -0) and every text, lone surrogates too. */
export const exactJson = {
  write: (value: unknown): string => JSON.stringify(value, escapeValue),
  /** Throws a SyntaxError. */
  read: (text: string): unknown =>
    text.includes("\\u0001") ? JSON.parse(text, restoreValue) : (JSON.parse(text) as unknown),
};
