import { parseDocument, visit } from "yaml";
import type { JsonValue } from "../model/jsonValue";

/** Longest YAML text that is read, in UTF-16 units. */
const maxLength = 1024 * 1024;
/** How many nodes aliases may repeat in all. */
const maxAliases = 100;
/** Deepest nesting that is kept; what lies deeper is left out. */
const maxDepth = 64;

/** Python writes a function or class as this tag before an empty text. */
const pythonName = /^(?:tag:yaml\.org,2002:|!!)python\/(?:name|module):(.+)$/;

/** What a YAML text holds, or why it was not read, as the end of a sentence. */
export type YamlResult =
  { readonly value: JsonValue; readonly reason: null } | { readonly value: null; readonly reason: string };

/**
 * Reads one YAML 1.2 document as plain values. Whole numbers beyond 2^53 come as texts, so that no digit is lost;
 * unknown tags (`!!python/…`) keep the value they stand on, `!!python/name:a.b ''` is the text "a.b"; NaN and infinities stay numbers. The only file that knows
 * the package `yaml`.
 */
export function parseYaml(text: string): YamlResult {
  if (text.length > maxLength) return refused("it is longer than 1 MiB");
  try {
    const document = parseDocument(text, {
      intAsBigInt: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
    });
    const error = document.errors[0];
    if (error !== undefined) return refused(error.message);
    visit(document, {
      Scalar(_key, node) {
        const name = node.value === "" ? pythonName.exec(node.tag ?? "")?.[1] : undefined;
        if (name !== undefined) node.value = name;
      },
    });
    return { value: plain(document.toJS({ mapAsMap: true, maxAliasCount: maxAliases }), 0), reason: null };
  } catch (error) {
    // Too many aliases, or nested deeper than the stack.
    return refused(error instanceof Error ? error.message : String(error));
  }
}

function refused(reason: string): YamlResult {
  return { value: null, reason };
}

function plain(value: unknown, depth: number): JsonValue {
  if (depth > maxDepth) return null;
  if (value instanceof Map)
    // fromEntries and not assignment: a key may be "__proto__".
    return Object.fromEntries([...value].map(([key, item]) => [keyText(key), plain(item, depth + 1)]));
  if (Array.isArray(value) || value instanceof Set) return [...value].map((item) => plain(item, depth + 1));
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function keyText(key: unknown): string {
  return typeof key === "string" ? key : JSON.stringify(plain(key, 1));
}
