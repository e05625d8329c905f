import { fieldType } from "../query/fieldType";
import type { QueryField } from "../query/queryField";

/** The field of an attribute of a fixed name, such as `run_name`. */
export function attributeField(key: string): QueryField {
  return { entity: "attributes", key, type: fieldType("attributes", key) ?? "text", summary: "last", at: 0, length: 0 };
}
