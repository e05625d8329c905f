/** A message on its way to a page: its JSON, where a typed array names its place among the bytes of all of them. */
interface PackedMessage {
  readonly json: string;
  readonly placeKey: string;
}

/** With the bytes as they are. */
export interface EditorMessage extends PackedMessage {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** With the bytes as text, for ways that carry nothing else. */
interface TextMessage extends PackedMessage {
  readonly base64: string;
}

const placeKey = "$typedArray";
/** Typed arrays begin at multiples of their elements' size. */
const alignment = 8;

/** What the editor makes of a message to a page: JSON, and the bytes of typed arrays beside it. */
function pack(message: unknown): EditorMessage {
  const parts: Uint8Array[] = [];
  let end = 0;
  const json = JSON.stringify(message, (_key, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const from = end;
    end += value.byteLength;
    const padding = new Uint8Array((alignment - (end % alignment)) % alignment);
    parts.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), padding);
    const place = { [placeKey]: [value.constructor.name, from, end] };
    end += padding.length;
    return place;
  });
  return { json, bytes: Buffer.concat(parts), placeKey };
}

/**
 * Runs in a browser, by itself: posts a message that was packed.
 * @param port where to, with what moves along with it; left out: to the page that this runs in
 */
function post(packed: EditorMessage | TextMessage, port?: MessagePort): void {
  type Place = Record<string, [kind: string, from: number, end: number]> | null;
  const kinds = window as unknown as Record<string, new (buffer: ArrayBuffer) => ArrayBufferView<ArrayBuffer>>;
  const fromText = Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> };
  const bytes = "bytes" in packed ? packed.bytes : fromText.fromBase64(packed.base64);
  const moved: ArrayBuffer[] = [];
  const message: unknown = JSON.parse(packed.json, (_key, value: Place) => {
    if (typeof value !== "object" || value?.[packed.placeKey] === undefined) return value;
    const [kind, from, end] = value[packed.placeKey]!;
    const array = new kinds[kind]!(bytes.slice(from, end).buffer);
    moved.push(array.buffer);
    return array;
  });
  if (port) port.postMessage({ message, moved }, moved);
  else window.postMessage(message, "*", moved);
}

/** Messages of a host to a page as the editor carries them. */
export const editorMessage = { pack, post };
