/** A message on its way to a page: its JSON, where a typed array names its place among the bytes of all of them. */
export interface EditorMessage {
  readonly json: string;
  readonly base64: string;
  readonly placeKey: string;
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
  return { json, base64: Buffer.concat(parts).toString("base64"), placeKey };
}

/** Runs in the page, by itself: posts the message that was packed. */
function post({ json, base64, placeKey: key }: EditorMessage): void {
  type Place = Record<string, [kind: string, from: number, end: number]> | null;
  const kinds = window as unknown as Record<string, new (buffer: ArrayBuffer) => ArrayBufferView<ArrayBuffer>>;
  const { buffer } = (Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> }).fromBase64(
    base64,
  );
  const moved: ArrayBuffer[] = [];
  const message: unknown = JSON.parse(json, (_key, value: Place) => {
    if (typeof value !== "object" || value?.[key] === undefined) return value;
    const [kind, from, end] = value[key];
    const array = new kinds[kind]!(buffer.slice(from, end));
    moved.push(array.buffer);
    return array;
  });
  window.postMessage(message, "*", moved);
}

/** Messages of a host to a page as the editor carries them. */
export const editorMessage = { pack, post };
