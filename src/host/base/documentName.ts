/** A text of a log as part of the name of a document: what has a meaning in addresses is taken out of it. */
export function documentName(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}._ -]/gu, "_").slice(0, 80);
}
