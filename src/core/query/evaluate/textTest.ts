import { compareNumbers } from "./compareNumbers";
import { valueSeparator } from "./fixedValues";
import { likePattern } from "./likePattern";
import { parseNumber } from "../parse/parseNumber";
import { QueryError } from "../parse/queryError";
import type { QueryField } from "../parse/queryField";
import type { QueryNode, QueryValue } from "../parse/queryNode";

/** A test of one text; `number` is what the text writes as a number, or NaN. */
export type TextTest = (text: string, number: number) => boolean;

/** Conditions that compare a field with literals. */
export type FieldCondition = Extract<QueryNode, { readonly field: QueryField }>;

/**
 * What a condition on a text or param asks of its text. Params compare as numbers when both sides are numbers.
 * @throws {QueryError} where the operator makes no sense for a text
 */
export function textTest(node: FieldCondition): TextTest {
  const { field } = node;
  switch (node.kind) {
    case "compare": {
      if (field.type === "param") return paramTest(node.operator, node.value);
      if (node.operator !== "=" && node.operator !== "!=")
        throw new QueryError(
          `${field.entity}.${field.key} is a text: it compares with =, !=, LIKE, ILIKE and IN.`,
          field.at,
          field.length,
        );
      const isEqual = equality(field, node.value);
      return node.operator === "=" ? isEqual : (text, number) => !isEqual(text, number);
    }
    case "like": {
      const fits = eachPart(field, likePattern(node.pattern.text, node.isCaseSensitive));
      return (text) => fits(text) !== node.isNegated;
    }
    case "in": {
      const tests = node.values.map((value) =>
        field.type === "param" ? paramTest("=", value) : equality(field, value),
      );
      return (text, number) => tests.some((test) => test(text, number)) !== node.isNegated;
    }
    case "between": {
      if (field.type !== "param")
        throw new QueryError(`${field.entity}.${field.key} is a text: BETWEEN needs numbers.`, field.at, field.length);
      const low = paramTest(">=", node.low);
      const high = paramTest("<=", node.high);
      return (text, number) => (low(text, number) && high(text, number)) !== node.isNegated;
    }
    case "null":
      return () => node.isNegated;
  }
}

/** Fields of several values pass when one of them does; commits are compared by their beginning. */
function equality(field: QueryField, value: QueryValue): TextTest {
  const { key, entity } = field;
  const isCommit = entity === "source" && (key === "commit" || key === "snapshot");
  if (isCommit && /^[0-9a-f]{4,64}$/i.test(value.text)) return (text) => text.startsWith(value.text.toLowerCase());
  if (entity === "attributes" && key === "status") return (text) => text === value.text.toUpperCase();
  return eachPart(field, (text) => text === value.text);
}

function eachPart(field: QueryField, test: (text: string) => boolean): (text: string) => boolean {
  const hasParts = field.entity === "datasets" || (field.entity === "attributes" && field.key === "format");
  return hasParts ? (text) => text.split(valueSeparator).some(test) : test;
}

function paramTest(operator: Extract<QueryNode, { kind: "compare" }>["operator"], value: QueryValue): TextTest {
  const wanted = parseNumber(value.text);
  const isBoolean = /^(true|false)$/i.test(value.text);
  return (text, number) => {
    if (wanted !== null && isNumberText(text, number)) return compareNumbers(operator, number, wanted);
    if (operator === "=" || operator === "!=") {
      const isEqual = text === value.text || (isBoolean && text.toLowerCase() === value.text.toLowerCase());
      return isEqual === (operator === "=");
    }
    return wanted === null && compareTexts(operator, text, value.text);
  };
}

function isNumberText(text: string, number: number): boolean {
  return !Number.isNaN(number) || /^\s*nan\s*$/i.test(text);
}

function compareTexts(operator: "<" | "<=" | ">" | ">=", left: string, right: string): boolean {
  const order = left < right ? -1 : left > right ? 1 : 0;
  return compareNumbers(operator, order, 0);
}
