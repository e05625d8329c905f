import type { BytePath } from "./bytePath";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const escapes = new Map([
  [7, "a"],
  [8, "b"],
  [9, "t"],
  [10, "n"],
  [11, "v"],
  [12, "f"],
  [13, "r"],
  [34, '"'],
  [92, "\\"],
]);

/**
 * A path as text, for records and people: UTF-8 as it is; when it is not UTF-8 or begins with a double quote, quoted as
 * git does. `pathBytes` is the way back.
 */
export function pathText(path: BytePath): string {
  if (!path.startsWith('"')) {
    try {
      return decoder.decode(Buffer.from(path, "latin1"));
    } catch {
      // Not UTF-8: the quoted form below holds any bytes.
    }
  }
  const quoted = Array.from(Buffer.from(path, "latin1"), (byte) => {
    const escape = escapes.get(byte);
    if (escape !== undefined) return `\\${escape}`;
    return byte < 32 || byte >= 127 ? `\\${byte.toString(8).padStart(3, "0")}` : String.fromCharCode(byte);
  });
  return `"${quoted.join("")}"`;
}
