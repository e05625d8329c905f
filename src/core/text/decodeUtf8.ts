// A global of every JavaScript that has the web's encodings (Node, pages, workers); not part of the language's own types.
declare const TextDecoder: new (
  label: string,
  options: { ignoreBOM: boolean },
) => {
  decode(bytes: Uint8Array): string;
};

const decoder = new TextDecoder("utf-8", { ignoreBOM: false });

/** Text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD, and a byte order mark at the start is dropped. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
