// A global of every JavaScript that has the web's encodings (Node, pages, workers); not part of the language's own types.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. Lone surrogates become U+FFFD: write them escaped (as JSON.stringify does) to keep them. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
