import type { MetricSummary } from "../../../../src/core/model/metricSummary";
import type { QueryField } from "../../../../src/core/query/parse/queryField";
import type { QueryNode, QueryValue, RunQuery } from "../../../../src/core/query/parse/queryNode";
import type { QueryRun } from "../../../../src/core/query/evaluate/queryRun";

/** The query language, written down a second time: slow and obvious, one run at a time. The executor's oracle. */
export function referenceQuery(query: RunQuery, runs: readonly QueryRun[]): string[] {
  const found = runs.filter((run) => query.condition === null || holds(query.condition, run));
  const byStart = (run: QueryRun) => run.row.startTime ?? NaN;
  return found
    .sort((a, b) => {
      for (const { field, isDescending } of query.order) {
        const order = compareForSort(valueOf(field, a), valueOf(field, b), isDescending, field);
        if (order !== 0) return order;
      }
      return compareForSort(byStart(a), byStart(b), true) || (a.row.runId < b.row.runId ? 1 : -1);
    })
    .map((run) => run.row.runId);
}

type Value = string | number | undefined;

function valueOf({ entity, key, summary }: QueryField, run: QueryRun): Value {
  if (entity === "metrics") {
    const found: MetricSummary | undefined = run.metrics[key];
    return found && summary !== "best" && summary !== "delta" ? found[summary] : undefined;
  }
  if (entity === "params") {
    const found = run.params[key];
    return found === undefined || typeof found === "string" ? found : JSON.stringify(found);
  }
  if (entity === "tags") return run.tags[key];
  if (entity === "attributes" && key === "run_name") return run.row.runName;
  if (entity === "attributes" && key === "status") return run.row.status;
  if (entity === "attributes" && key === "last_step") return run.row.lastStep ?? undefined;
  throw new Error(`The reference knows no ${entity}.${key}.`);
}

function holds(node: QueryNode, run: QueryRun): boolean {
  switch (node.kind) {
    case "and":
      return node.items.every((item) => holds(item, run));
    case "or":
      return node.items.some((item) => holds(item, run));
    case "not":
      return !holds(node.item, run);
    case "word": {
      const params = Object.keys(run.params).map((key) => valueOf({ entity: "params", key } as QueryField, run));
      const texts = [run.row.runName, run.note ?? "", ...Object.entries(run.tags).flat(), ...params.map(String)];
      return texts.some((text) => text.toLowerCase().includes(node.text.toLowerCase()));
    }
    case "null":
      return (valueOf(node.field, run) === undefined) !== node.isNegated;
    case "compare":
    case "in":
    case "between":
    case "like":
      return holdsFor(node, valueOf(node.field, run));
  }
}

/** A comparison with something that the run lacks does not hold, negated or not. */
function holdsFor(node: Extract<QueryNode, { kind: "compare" | "in" | "between" | "like" }>, value: Value): boolean {
  if (value === undefined) return false;
  const is = (operator: string, literal: QueryValue) => compares(operator, value, literal, node.field);
  switch (node.kind) {
    case "compare":
      return is(node.operator, node.value);
    case "in":
      return node.values.some((one) => is("=", one)) !== node.isNegated;
    case "between":
      return (is(">=", node.low) && is("<=", node.high)) !== node.isNegated;
    case "like": {
      const escaped = node.pattern.text
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replaceAll("%", ".*")
        .replaceAll("_", ".");
      return new RegExp(`^${escaped}$`, node.isCaseSensitive ? "su" : "sui").test(String(value)) !== node.isNegated;
    }
  }
}

function asNumber(text: string): number | null {
  if (/^nan$/i.test(text)) return NaN;
  if (/^-?inf(inity)?$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text);
}

/** Metrics are numbers; params are numbers where both sides are; the rest are texts. */
function compares(operator: string, value: string | number, literal: QueryValue, field: QueryField): boolean {
  const left = typeof value === "number" ? value : field.type === "param" ? asNumber(value) : null;
  const right = asNumber(literal.text);
  const isNumeric = left !== null && right !== null;
  if (!isNumeric && right !== null && operator !== "=" && operator !== "!=") return false;
  const a = isNumeric ? left : String(value);
  const b = isNumeric ? right : literal.text;
  const isBothNaN = isNumeric && Number.isNaN(left) && Number.isNaN(right);
  if (operator === "=") return a === b || isBothNaN;
  if (operator === "!=") return a !== b && !isBothNaN;
  return operator === "<" ? a < b : operator === "<=" ? a <= b : operator === ">" ? a > b : a >= b;
}

/** Numbers before texts before what is missing or NaN, the last also when descending. */
function compareForSort(a: Value, b: Value, isDescending: boolean, field?: QueryField): number {
  const numberIn = (value: Value) => (field?.type === "param" ? asNumber(String(value)) : null);
  const rank = (value: Value) => {
    if (value === undefined || (typeof value === "number" && Number.isNaN(value))) return 2;
    const number = numberIn(value);
    return field?.type === "param" && (number === null || Number.isNaN(number)) ? 1 : 0;
  };
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 2) return 0;
  const x = (rank(a) === 0 ? (numberIn(a) ?? a) : a) as string | number;
  const y = (rank(b) === 0 ? (numberIn(b) ?? b) : b) as string | number;
  const order = x < y ? -1 : x > y ? 1 : 0;
  return isDescending ? -order : order;
}
