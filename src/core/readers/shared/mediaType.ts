/** What files of each type begin with; the last two hold their own size between. Source: the types' specifications. */
const beginnings: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["image/png", /^89504e470d0a1a0a/],
  ["image/jpeg", /^ffd8ff/],
  ["image/gif", /^474946383[79]61/],
  ["image/webp", /^52494646.{8}57454250/],
  ["audio/wav", /^52494646.{8}57415645/],
];

/** The media type of what begins with these bytes, of those that event files hold; null for all else. */
export function mediaType(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return beginnings.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}
