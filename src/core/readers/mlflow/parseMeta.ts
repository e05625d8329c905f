import type { JsonValue } from "../../model/jsonValue";
import { parseYaml } from "../../text/parseYaml";

/** The keys of a meta.yaml file. Whole numbers beyond 2^53 come as texts. */
export type Meta = Readonly<Record<string, JsonValue>>;

/** `key: scalar` as MLflow's writer makes it: a plain word or number, or a text in single quotes on one line. */
const flatLine =
  /^([A-Za-z_]\w*):(?: (?:'((?:[^']|'')*)'|([\w./:\\@+~-](?:[\w./:\\@+~ -]*[\w./\\@+~-])?)|(\[\]|\{\})))?$/;
const wholeNumber = /^-?\d{1,30}$/;
const words = new Map<string, JsonValue>([
  ["null", null],
  ["true", true],
  ["false", false],
]);
/** Plain scalars that mean more than their letters: they are left to the YAML parser, as is a colon before a space. */
const unusual = /^(?:~|Null|NULL|True|TRUE|False|FALSE|[-+]?\.?\d[\w.+-]*|[-+]?\.(?:inf|nan)|[-+]|---.*)$|: | #/i;

/**
 * Reads a meta.yaml file of MLflow (mlflow/utils/yaml_utils.py writes them: flat, keys sorted, a line end at the end).
 * Ten thousand runs have ten thousand such files, so that their usual shape is read line by line, and any other by the
 * YAML parser. null when the text is no mapping, or is cut: it does not end with a line end.
 */
export function parseMeta(text: string): Meta | null {
  if (!text.endsWith("\n")) return null;
  return parseFlat(text) ?? parseAny(text);
}

function parseFlat(text: string): Meta | null {
  const entries: [string, JsonValue][] = [];
  for (const ended of text.split("\n")) {
    const line = ended.endsWith("\r") ? ended.slice(0, -1) : ended;
    if (line === "") continue;
    const match = flatLine.exec(line);
    if (match === null) return null;
    const [, key, quoted, plain, empty] = match;
    if (quoted !== undefined) entries.push([key!, quoted.replaceAll("''", "'")]);
    else if (plain !== undefined) {
      const value = plainValue(plain);
      if (value === undefined) return null;
      entries.push([key!, value]);
    } else entries.push([key!, empty === "[]" ? [] : empty === "{}" ? {} : null]);
  }
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** undefined when the YAML parser is to decide. */
function plainValue(text: string): JsonValue | undefined {
  if (words.has(text)) return words.get(text);
  if (wholeNumber.test(text)) {
    if (/^-?0\d/.test(text)) return undefined;
    return Number.isSafeInteger(Number(text)) ? Number(text) : text;
  }
  return unusual.test(text) ? undefined : text;
}

function parseAny(text: string): Meta | null {
  const { value } = parseYaml(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
