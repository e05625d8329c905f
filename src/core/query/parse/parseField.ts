import { fieldType } from "./fieldType";
import { attributeAliases, attributeTags, bareAttributes, entityNames, knownFields } from "./knownFields";
import { QueryError } from "./queryError";
import type { MetricSummaryName, QueryField } from "./queryField";
import type { Token } from "./token";

/** Whether a word, when an operator follows, names a field. */
export function isFieldWord(text: string): boolean {
  const dot = text.indexOf(".");
  return dot < 0 ? bareAttributes.has(text) : Object.hasOwn(entityNames, text.slice(0, dot).toLowerCase());
}

/**
 * Reads `entity.key` or a bare attribute.
 * @throws {QueryError} when the entity or the attribute is unknown
 */
export function parseField(token: Token, summary: MetricSummaryName = "last"): QueryField {
  const place = { at: token.at, length: token.length };
  const dot = token.text.indexOf(".");
  if (token.kind !== "word" || (dot < 0 && !bareAttributes.has(token.text)))
    throw new QueryError(
      `“${token.text}” is not a field. Fields begin with metrics., params., tags., attributes., datasets. or source.`,
      token.at,
      token.length,
    );
  const entity = dot < 0 ? "attributes" : entityOf(token, dot);
  const written = dot < 0 ? token.text : unquote(token.text.slice(dot + 1));
  if (written === "") throw new QueryError(`A name is expected after “${token.text}”.`, token.at + token.length, 0);
  const tag = entity === "attributes" && Object.hasOwn(attributeTags, written) ? attributeTags[written] : undefined;
  if (tag !== undefined) return { entity: "tags", key: tag, type: "text", summary, ...place };
  const key = entity === "attributes" ? aliasOf(written) : written;
  const type = fieldType(entity, key);
  if (!type)
    throw new QueryError(
      `${entity} has no “${written}”. It has ${Object.keys(knownFields[entity] ?? {}).join(", ")}.`,
      token.at,
      token.length,
    );
  return { entity, key, type, summary, ...place };
}

function entityOf(token: Token, dot: number): QueryField["entity"] {
  const name = token.text.slice(0, dot).toLowerCase();
  const entity = Object.hasOwn(entityNames, name) ? entityNames[name] : undefined;
  if (!entity)
    throw new QueryError(
      `“${token.text.slice(0, dot)}” is not known: metrics, params, tags, attributes, datasets or source is expected.`,
      token.at,
      dot,
    );
  return entity;
}

function aliasOf(key: string): string {
  return Object.hasOwn(attributeAliases, key) ? (attributeAliases[key] ?? key) : key;
}

function unquote(key: string): string {
  const quote = key.charAt(0);
  return key.length >= 2 && (quote === "`" || quote === '"') && key.endsWith(quote) ? key.slice(1, -1) : key;
}
