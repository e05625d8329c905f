import { knownFields } from "./knownFields";
import type { FieldType, QueryField } from "./queryField";

/** What the values of a field are; null when the entity has fields of fixed names and this is none of them. */
export function fieldType(entity: QueryField["entity"], key: string): FieldType | null {
  const known = knownFields[entity];
  if (known) return (Object.hasOwn(known, key) ? known[key] : undefined) ?? null;
  return entity === "metrics" ? "number" : entity === "params" ? "param" : "text";
}
