import type { JsonValue } from "../../model/jsonValue";
import type { JsonObject } from "./wandbState";

/** Levels below which nothing is put: no log of W&B nests so deep. */
const maxDepth = 32;

/** Puts a value at a path of an object; objects already there are merged with objects. */
export function setDeep(target: JsonObject, path: readonly string[], value: JsonValue): void {
  let at = target;
  for (const name of path.slice(0, Math.min(path.length, maxDepth) - 1)) {
    const inner = own(at, name);
    if (isObject(inner)) at = inner;
    else {
      const made: JsonObject = {};
      put(at, name, made);
      at = made;
    }
  }
  const name = path[Math.min(path.length, maxDepth) - 1] ?? "";
  const before = own(at, name);
  if (isObject(before) && isObject(value) && path.length < maxDepth)
    for (const [key, item] of Object.entries(value)) setDeep(before, [key], item);
  else put(at, name, value);
}

function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Not by assignment: a name may be "__proto__". */
function put(object: JsonObject, name: string, value: JsonValue): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
