/**
 * A test of names, without regard to case: text that the name holds, where `*` stands for anything, or a regular
 * expression between slashes. An expression that is not one (yet) is looked for as text.
 */
export function namePattern(pattern: string): (name: string) => boolean {
  const text = pattern.trim();
  if (text === "") return () => true;
  const between = /^\/(.+)\/$/.exec(text)?.[1];
  const expression = between === undefined ? null : expressionOf(between);
  if (expression) return (name) => expression.test(name);
  const parts = text.toLowerCase().split("*");
  return (name) => {
    let at = 0;
    const lower = name.toLowerCase();
    for (const part of parts) {
      const found = lower.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return true;
  };
}

function expressionOf(source: string): RegExp | null {
  try {
    return new RegExp(source, "i");
  } catch {
    return null; // half-typed: an open bracket, say
  }
}
