/** How deep typed arrays are looked for; results hold them in fields or in short lists. */
const maxDepth = 3;

/**
 * The buffers of all typed arrays in a message, each once, so that a port can move instead of copy them. An array that
 * is only a window on its buffer is left to be copied: moving would take away what others still see.
 */
export function transferables(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, 0, found);
  return [...found];
}

function collect(value: unknown, depth: number, found: Set<ArrayBuffer>): void {
  if (typeof value !== "object" || value === null || depth > maxDepth) return;
  if (ArrayBuffer.isView(value)) {
    const isWhole = value.byteOffset === 0 && value.byteLength === value.buffer.byteLength;
    if (isWhole && value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    return;
  }
  // A long list is a list of rows: none holds columns, and walking ten thousand of them costs more than it saves.
  const parts: unknown[] = Array.isArray(value) ? (value.length > 256 ? [] : value) : Object.values(value);
  for (const part of parts) collect(part, depth + 1, found);
}
