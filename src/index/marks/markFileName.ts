import { createHash } from "node:crypto";

/** File systems take 255 bytes; the name is also a part of paths that some systems bound. */
const longest = 120;
const kept = 80;

/**
 * Name of a run's marks file: the run's id with everything but letters, digits, `.`, `_` and `-` percent-encoded. A
 * long one is cut, and ends in a hash of the id.
 */
export function markFileName(runId: string): string {
  const bytes = [...new TextEncoder().encode(runId)];
  const encode = (byte: number) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9._-]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  };
  const name = bytes.map(encode).join("");
  if (name.length <= longest) return `${name}.json`;
  const hash = createHash("sha256").update(runId).digest("hex").slice(0, 16);
  return `${name.slice(0, kept).replace(/%.?$/, "")}-${hash}.json`;
}
