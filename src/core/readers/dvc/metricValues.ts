import type { JsonValue } from "../../model/jsonValue";
import { parseYaml } from "../../text/parseYaml";
import { parseLooseJson } from "../shared/parseLooseJson";
import { pythonNumber } from "../shared/pythonNumber";

const maxDepth = 16;
const maxValues = 2000;

/**
 * The numbers of a metrics file (JSON or YAML), nested names joined with dots, as DVC shows them; DVCLive writes NaN as a
 * text. Null when it cannot be read: TOML, or half written.
 */
export function metricValues(name: string, content: string, separator = "."): [metric: string, value: number][] | null {
  const value = /\.ya?ml$/i.test(name) ? parseYaml(content).value : (parseLooseJson(content) ?? null);
  if (value === null) return null;
  const found: [string, number][] = [];
  gather(value, "", separator, maxDepth, found);
  return found;
}

function gather(value: JsonValue, name: string, separator: string, depth: number, found: [string, number][]): void {
  if (found.length >= maxValues) return;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    if (depth > 0)
      for (const [key, item] of Object.entries(value))
        gather(item, name === "" ? key : name + separator + key, separator, depth - 1, found);
    return;
  }
  const number = typeof value === "number" ? value : typeof value === "string" ? pythonNumber(value) : undefined;
  if (number !== undefined && name !== "") found.push([name, number]);
}
