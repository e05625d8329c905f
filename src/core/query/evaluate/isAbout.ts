import type { QueryField } from "../parse/queryField";
import type { QueryNode } from "../parse/queryNode";

/** Whether a condition asks for one of these fields, anywhere in it. */
export function isAbout(node: QueryNode, entity: QueryField["entity"], keys: readonly string[]): boolean {
  if ("items" in node) return node.items.some((item) => isAbout(item, entity, keys));
  if (node.kind === "not") return isAbout(node.item, entity, keys);
  return node.kind !== "word" && node.field.entity === entity && keys.includes(node.field.key);
}
