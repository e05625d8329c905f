import type { JsonValue } from "../../model/jsonValue";
import type { ParamValue } from "../../model/paramValue";
import { parseExactJson } from "../shared/parseExactJson";

/**
 * A trial's param from Optuna's inner number and its distribution (optuna/distributions.py, json_to_distribution): a
 * choice is kept by its place in the list of choices, everything else as a float.
 */
export function paramValueOf(inner: number, distribution: string): ParamValue {
  const read = objectOf(parseExactJson(distribution));
  const name = typeof read?.name === "string" ? read.name : "";
  if (name === "CategoricalDistribution") {
    const choices = objectOf(read?.attributes)?.choices;
    const choice = Array.isArray(choices) ? choices[inner] : undefined;
    return choice === undefined ? String(inner) : choiceValue(choice);
  }
  if (name.startsWith("Int")) return Math.round(inner);
  return Number.isFinite(inner) ? inner : String(inner);
}

function objectOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

function choiceValue(choice: JsonValue): ParamValue {
  if (typeof choice === "number" && !Number.isFinite(choice)) return String(choice);
  return typeof choice === "object" && choice !== null && !Array.isArray(choice) ? JSON.stringify(choice) : choice;
}
