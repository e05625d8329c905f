import { shortestFloat32 } from "../../decimal/shortestFloat32";
import { ProtoReader } from "../shared/protoReader";

/** What is read of a tensor: its only number, or its texts. */
export interface Tensor {
  /** Value of a tensor of rank 0; null when it has another rank, no number, or a type that is none. */
  readonly scalar: number | null;
  /** Elements of a tensor of strings, as bytes. */
  readonly strings: readonly Uint8Array[];
}

/** Most elements of a tensor of strings that are read: images of one step. */
const maxStrings = 1024;

/** Reads a TensorProto (tensorflow/core/framework/tensor.proto). Throws a RangeError when it is malformed. */
export function readTensor(reader: ProtoReader): Tensor {
  let type = 0;
  let dimensions = 0;
  let content: Uint8Array = new Uint8Array(0);
  let listed: number | null = null;
  const strings: Uint8Array[] = [];
  while (reader.next()) {
    const { field } = reader;
    if (field === 1) type = reader.integer();
    else if (field === 2) dimensions = countDimensions(reader.message());
    else if (field === 4) content = reader.blob();
    else if (field === 5) listed ??= firstOf(reader, "float");
    else if (field === 6) listed ??= firstOf(reader, "double");
    else if (field === 7 || field === 10 || field === 11 || field === 13) listed ??= firstOf(reader, "integer");
    else if (field === 8 && strings.length < maxStrings) strings.push(reader.blob());
  }
  if (dimensions > 0) return { scalar: null, strings };
  const scalar = content.length > 0 ? fromContent(type, content) : fromList(type, listed);
  return { scalar, strings };
}

function countDimensions(shape: ProtoReader): number {
  let dimensions = 0;
  while (shape.next()) if (shape.field === 2) dimensions++;
  return dimensions;
}

/** First number of a repeated field, which stands packed in one field or alone. */
function firstOf(reader: ProtoReader, kind: "float" | "double" | "integer"): number | null {
  const packed = reader.blob();
  if (kind === "integer") return packed.length === 0 ? reader.integer() : packedInteger(packed);
  const size = kind === "float" ? 4 : 8;
  if (packed.length === 0) return kind === "float" ? reader.float() : reader.double();
  if (packed.length < size) return null;
  const view = new DataView(packed.buffer, packed.byteOffset, size);
  return kind === "float" ? view.getFloat32(0, true) : view.getFloat64(0, true);
}

/** A packed list begins with a plain varint: it is read as the only field of a message. */
function packedInteger(packed: Uint8Array): number {
  const message = new Uint8Array(packed.length + 1);
  message[0] = 8;
  message.set(packed, 1);
  const reader = new ProtoReader(message);
  reader.next();
  return reader.integer();
}

/** Types: 1 float, 2 double, 3 int32, 9 int64, 10 bool, 14 bfloat16, 19 half. */
function fromContent(type: number, content: Uint8Array): number | null {
  const size = new Map([[1, 4], [2, 8], [3, 4], [9, 8], [10, 1], [14, 2], [19, 2]]).get(type); // prettier-ignore
  if (size === undefined || content.length < size) return null;
  const view = new DataView(content.buffer, content.byteOffset, size);
  if (type === 1) return shortestFloat32(view.getFloat32(0, true));
  if (type === 2) return view.getFloat64(0, true);
  if (type === 3) return view.getInt32(0, true);
  if (type === 9) return Number(view.getBigInt64(0, true));
  if (type === 10) return content[0] === 0 ? 0 : 1;
  return type === 14 ? brainFloat(view.getUint16(0, true)) : halfFloat(view.getUint16(0, true));
}

function fromList(type: number, listed: number | null): number | null {
  if (type === 1) return shortestFloat32(listed ?? 0);
  if (type === 14) return brainFloat(listed ?? 0);
  if (type === 19) return halfFloat(listed ?? 0);
  return type === 2 || type === 3 || type === 9 || type === 10 ? (listed ?? 0) : null;
}

/** The upper half of a 32-bit float. */
function brainFloat(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, (bits << 16) >>> 0);
  return shortestFloat32(view.getFloat32(0));
}

/** IEEE 754 binary16. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
