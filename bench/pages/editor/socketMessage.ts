import type { EditorMessage } from "../../../test/pages/support/editorMessage";

/** Bytes begin at multiples of the largest element's size. */
const alignment = 8;
const padded = (length: number): number => Math.ceil(length / alignment) * alignment;
/** Lengths of the JSON and of the name of places, in front of them. */
const headLength = 8;

/** A message for a page as one message of a socket: two lengths, the JSON, the key of places, the bytes. */
export const socketMessage = {
  write({ json, bytes, placeKey }: EditorMessage): Uint8Array {
    const [text, key] = [new TextEncoder().encode(json), new TextEncoder().encode(placeKey)];
    const from = padded(headLength + text.length + key.length);
    const whole = new Uint8Array(from + bytes.length);
    new DataView(whole.buffer).setUint32(0, text.length);
    new DataView(whole.buffer).setUint32(4, key.length);
    whole.set(text, headLength);
    whole.set(key, headLength + text.length);
    whole.set(bytes, from);
    return whole;
  },

  read(whole: ArrayBuffer): EditorMessage {
    const view = new DataView(whole);
    const [end, keyEnd] = [headLength + view.getUint32(0), headLength + view.getUint32(0) + view.getUint32(4)];
    const text = (from: number, to: number) => new TextDecoder().decode(new Uint8Array(whole, from, to - from));
    const bytes = new Uint8Array(whole, padded(keyEnd));
    return { json: text(headLength, end), placeKey: text(end, keyEnd), bytes };
  },
};
