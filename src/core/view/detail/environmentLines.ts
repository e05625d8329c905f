import type { JsonValue } from "../../model/jsonValue";
import type { RunDetail } from "../../model/runDetail";
import type { DetailNode } from "./detailNode";
import { keyPart } from "./keyPart";
import { leaf } from "./leaf";

/** Logs nest a level or two; deeper is shown as JSON. */
const depthLimit = 3;

/** The environment as it was logged; groups in it unfold. */
export function environmentLines(detail: RunDetail): DetailNode[] {
  if (detail.environment === null) return [];
  return lines("environment", Object.entries(detail.environment), 1);
}

function lines(parent: string, entries: readonly (readonly [string, JsonValue])[], depth: number): DetailNode[] {
  return entries
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => {
      const key = `${parent}/${keyPart(name)}`;
      const children = depth < depthLimit && isGroup(value) ? lines(key, Object.entries(value), depth + 1) : [];
      const text = shortText(value);
      const isFolder = children.length > 0;
      return leaf(key, name, isFolder && depth < depthLimit ? groupText(value, text) : text, {
        tooltip: `${name}: ${text}`,
        children,
        copyText: text,
      });
    });
}

function isGroup(value: JsonValue): value is JsonValue[] | { [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !isArgumentList(value);
}

/** Lists of plain values, such as a command line, read best on one line. */
function isArgumentList(value: JsonValue): value is (string | number)[] {
  return Array.isArray(value) && value.length <= 40 && value.every((item) => typeof item !== "object");
}

function shortText(value: JsonValue): string {
  if (isArgumentList(value)) return value.join(" ");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/** A group of named values says how many; a list of things, too. */
function groupText(value: JsonValue, text: string): string {
  return typeof value === "object" && value !== null ? String(Object.keys(value).length) : text;
}
