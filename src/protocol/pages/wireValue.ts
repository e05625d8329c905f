/** First character of what stands for a number that JSON cannot write; a text that begins with it gets one more. */
const mark = "\u0001";

/** Whether the value, or a part of it, would be lost or mistaken on the way. */
function isUnsafe(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value === "string") return value.startsWith(mark);
  if (typeof value !== "object" || value === null || isBinary(value)) return false;
  return (Array.isArray(value) ? (value as unknown[]) : Object.values(value)).some(isUnsafe);
}

function isBinary(value: object): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}

/** A copy with every part changed by `change`; typed arrays are passed on as they are. */
function mapped(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (typeof value !== "object" || value === null) return change(value);
  if (isBinary(value)) return value;
  if (Array.isArray(value)) return value.map((part) => mapped(part, change));
  // `fromEntries` defines its keys, so that a metric called "__proto__" stays a metric.
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapped(part, change)]));
}

function escapeLeaf(leaf: unknown): unknown {
  if (typeof leaf === "number" && !Number.isFinite(leaf)) return mark + String(leaf);
  return typeof leaf === "string" && leaf.startsWith(mark) ? mark + leaf : leaf;
}

function restoreLeaf(leaf: unknown): unknown {
  if (typeof leaf !== "string" || !leaf.startsWith(mark)) return leaf;
  const rest = leaf.slice(1);
  return rest.startsWith(mark) ? rest : Number(rest);
}

function isMarked(value: unknown): boolean {
  if (typeof value === "string") return value.startsWith(mark);
  if (typeof value !== "object" || value === null || isBinary(value)) return false;
  return (Array.isArray(value) ? (value as unknown[]) : Object.values(value)).some(isMarked);
}

/**
 * Values on their way between host and page: the editor sends them as JSON (with typed arrays beside it), which makes
 * null of NaN and of infinities. Both ends pass every message through here, so that a summary arrives as it was.
 */
export const wireValue = {
  /** Gives the value itself where nothing in it would be lost. */
  pack: (value: unknown): unknown => (isUnsafe(value) ? mapped(value, escapeLeaf) : value),
  unpack: (value: unknown): unknown => (isMarked(value) ? mapped(value, restoreLeaf) : value),
};
