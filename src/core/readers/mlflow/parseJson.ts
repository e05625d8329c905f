import type { JsonValue } from "../../model/jsonValue";

/** The value of a JSON text that MLflow keeps inside a field; null when it is none. */
export function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null; // such fields are cut at a length by MLflow itself: what cannot be read says nothing
  }
}
