import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  visit,
  type Document,
  type Node,
  type YAMLSeq,
} from "yaml";
import type { JsonValue } from "../model/jsonValue";
import { numpyScalar } from "./numpyScalar";

/** Longest YAML text that is read, in UTF-16 units. */
const maxLength = 1024 * 1024;
/** How many nodes aliases may repeat in all. */
const maxAliases = 100;
/** Deepest nesting that is kept; what lies deeper is left out. */
const maxDepth = 64;

/** Python writes a function or class as this tag before an empty text. */
const pythonName = /^(?:tag:yaml\.org,2002:|!!)python\/(?:name|module):(.+)$/;

/** Python writes a number of numpy as a call with its type and its bytes. */
const numpyTag = /^(?:tag:yaml\.org,2002:|!!)python\/object\/apply:numpy\._?core\.multiarray\.scalar$/;

/** What a YAML text holds, or why it was not read, as the end of a sentence. */
export type YamlResult =
  { readonly value: JsonValue; readonly reason: null } | { readonly value: null; readonly reason: string };

/**
 * Reads one YAML 1.2 document as plain values. Whole numbers beyond 2^53 come as texts, so that no digit is lost;
 * unknown tags (`!!python/…`) keep the value they stand on, `!!python/name:a.b ''` is the text "a.b", a pickled number of
 * numpy is that number, and another scalar of numpy its text in the file; NaN and infinities stay numbers. The only file
 * that knows the package `yaml`.
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
    if (text.includes("multiarray.scalar")) readNumpyScalars(document, text);
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

/** Puts the numbers of numpy in the place of the calls that make them. */
function readNumpyScalars(document: Document, text: string): void {
  const anchors = new Map<string, Node>();
  const values = new Map<YAMLSeq, Scalar>();
  /** Types that stand where the first number of that type does: they go with it. */
  const gone = new Map<string, Node>();
  visit(document, {
    Map: (_key, node) => void (node.anchor !== undefined && anchors.set(node.anchor, node)),
    Seq(_key, node) {
      if (!numpyTag.test(node.tag ?? "")) return;
      const [first, bytes] = node.items;
      const type = isAlias(first) ? anchors.get(first.source) : first;
      if (isMap(type) && type === first && type.anchor !== undefined) {
        anchors.set(type.anchor, type);
        gone.set(type.anchor, type);
      }
      const value = isScalar(bytes) && bytes.value instanceof Uint8Array ? numpyValue(type, bytes.value) : null;
      values.set(node, new Scalar(value ?? text.slice(...(node.range ?? [0, 0])).trim()));
    },
  });
  for (const type of gone.values()) if (isMap(type)) delete type.anchor;
  visit(document, { Seq: (_key, node) => values.get(node), Alias: (_key, node) => gone.get(node.source) });
}

function numpyValue(type: unknown, bytes: Uint8Array): ReturnType<typeof numpyScalar> {
  const [args, state] = isMap(type) ? [type.get("args"), type.get("state")] : [];
  const [code, order] = [isSeq(args) ? args.get(0) : null, isSeq(state) ? state.get(1) : null];
  return typeof code === "string" && typeof order === "string" ? numpyScalar(code, order, bytes) : null;
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
