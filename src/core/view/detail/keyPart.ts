/**
 * A name that the log chose, as one part of a key: without "/", so that different names never give the same key.
 * Unlike encodeURIComponent it takes any text, broken surrogate pairs of a log too.
 */
export function keyPart(name: string): string {
  return name.replaceAll("%", "%25").replaceAll("/", "%2F");
}
