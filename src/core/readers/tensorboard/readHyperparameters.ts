import type { RunEvent } from "../../ingest/runEvent";
import type { JsonValue } from "../../model/jsonValue";
import type { RunStatus } from "../../model/runStatus";
import { flattenParams } from "../shared/flattenParams";
import { decodeUtf8 } from "../../text/decodeUtf8";
import { ProtoReader } from "../shared/protoReader";

/** Levels of nested values that are read. */
const maxDepth = 16;

/**
 * Events of one HParamsPluginData (tensorboard/plugins/hparams/plugin_data.proto): params, or the end of a run. The
 * end counts only with a time: PyTorch and Lightning write "success" at the moment when params are logged, without one.
 * Throws a RangeError when it is malformed.
 */
export function readHyperparameters(content: Uint8Array): RunEvent[] {
  const events: RunEvent[] = [];
  const reader = new ProtoReader(content);
  while (reader.next()) {
    if (reader.field === 3) events.push({ kind: "params", params: flattenParams(readStart(reader.message())) });
    else if (reader.field === 4) events.push(...readEnd(reader.message()));
  }
  return events;
}

function readStart(session: ProtoReader): Record<string, JsonValue> {
  const params: [string, JsonValue][] = [];
  while (session.next()) if (session.field === 1) params.push(readEntry(session.message(), 0));
  // fromEntries and not assignment: a key may be "__proto__".
  return Object.fromEntries(params);
}

function readEnd(session: ProtoReader): RunEvent[] {
  let status = 0;
  let seconds = 0;
  while (session.next()) {
    if (session.field === 1) status = session.integer();
    else if (session.field === 2) seconds = session.double();
  }
  const word: RunStatus | null = status === 1 ? "FINISHED" : status === 2 ? "FAILED" : null;
  if (word === null || !(seconds > 0)) return [];
  return [{ kind: "end", time: Math.round(seconds * 1000), status: word, exitCode: null, error: null }];
}

/** Entry of a map: 1 key, 2 google.protobuf.Value. */
function readEntry(entry: ProtoReader, depth: number): [string, JsonValue] {
  let key = "";
  let value: JsonValue = null;
  while (entry.next()) {
    if (entry.field === 1) key = entry.text();
    else if (entry.field === 2) value = readValue(entry.message(), depth);
  }
  return [key, value];
}

/** A google.protobuf.Value; what is nested too deeply is left out. */
function readValue(reader: ProtoReader, depth: number): JsonValue {
  let value: JsonValue = null;
  while (reader.next()) {
    if (reader.field === 2) value = reader.double();
    else if (reader.field === 3) value = decodeUtf8(reader.blob());
    else if (reader.field === 4) value = reader.flag();
    else if (reader.field === 5 && depth < maxDepth) value = readStruct(reader.message(), depth + 1);
    else if (reader.field === 6 && depth < maxDepth) value = readList(reader.message(), depth + 1);
  }
  return value;
}

function readStruct(reader: ProtoReader, depth: number): JsonValue {
  const fields: [string, JsonValue][] = [];
  while (reader.next()) if (reader.field === 1) fields.push(readEntry(reader.message(), depth));
  return Object.fromEntries(fields);
}

function readList(reader: ProtoReader, depth: number): JsonValue {
  const values: JsonValue[] = [];
  while (reader.next()) if (reader.field === 1) values.push(readValue(reader.message(), depth));
  return values;
}
