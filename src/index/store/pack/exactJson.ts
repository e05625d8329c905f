/** First character of what stands for a number that JSON cannot write; a text that begins with it gets one more. */
const mark = "\u0001";

function escapeValue(_key: string, value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? value : mark + spell(value);
  return typeof value === "string" && value.startsWith(mark) ? mark + value : value;
}

function spell(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Restores in place: several times faster than a reviver, which visits every value of a page of rows. */
function restore(value: unknown): unknown {
  if (typeof value === "string") {
    if (!value.startsWith(mark)) return value;
    const rest = value.slice(1);
    return rest.startsWith(mark) ? rest : Number(rest);
  }
  if (typeof value !== "object" || value === null) return value;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    const before = holder[key];
    const after = restore(before);
    if (after !== before) Object.defineProperty(holder, key, { value: after });
  }
  return value;
}

/** JSON that keeps every number (NaN, infinities, -0) and every text, lone surrogates too. */
export const exactJson = {
  write: (value: unknown): string => JSON.stringify(value, escapeValue),
  /** Throws a SyntaxError. */
  read: (text: string): unknown =>
    text.includes("\\u0001") ? restore(JSON.parse(text)) : (JSON.parse(text) as unknown),
};
