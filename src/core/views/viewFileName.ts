import { crc32 } from "../series/codec/crc32";
import { encodeUtf8 } from "../text/encodeUtf8";

/** Characters of a name that are kept as they are: file systems and people can read them. */
const kept = 60;

/**
 * Name of the file of a view that a user named: letters, digits, `_` and `-` stay, all else is a hyphen. Where that is
 * not the whole name, it ends in a checksum, so that different names never share a file.
 */
export function viewFileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, kept);
  // Names such as "con" are devices on some systems.
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/.test(plain);
  if (plain === name && plain !== "" && !isDevice) return `${plain}.json`;
  const sum = crc32(encodeUtf8(name)).toString(16).padStart(8, "0");
  return `${plain === "" ? "view" : plain}-${sum}.json`;
}
