import { fieldType } from "../../query/parse/fieldType";
import type { QueryField } from "../../query/parse/queryField";

/** The field of an attribute of a fixed name, such as `run_name`. */
export function attributeField(key: string): QueryField {
  return { entity: "attributes", key, type: fieldType("attributes", key) ?? "text", summary: "last", at: 0, length: 0 };
}
