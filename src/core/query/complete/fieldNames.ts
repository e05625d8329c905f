import { attributeTags, bareAttributes, entityNames, knownFields } from "../parse/knownFields";
import { groupFunctions } from "../parse/groupFunctions";
import type { QuerySubject } from "../parse/querySubject";
import type { RunTable } from "../evaluate/runTable";

const entities = ["metrics", "params", "tags"] as const;
const summaries = ["best", "min", "max", "mean", "first", "last", "count", "delta"];

/**
 * Fields that a query can name, as it writes them. Keys of runs and of fixed entities only where the part names the
 * entity, or has a word to look for: a list of all of them would help nobody.
 */
export function fieldNames(part: string, table: RunTable, subject: QuerySubject): string[] {
  const dot = part.indexOf(".");
  const entity = dot < 0 ? null : (entityNames[part.slice(0, dot).toLowerCase()] ?? null);
  const keyed = entities.flatMap((name) => (part === "" || (entity ?? name) !== name ? [] : keysOf(name, table)));
  const isAsked = (attribute: string) => attribute !== "run_count" || subject === "groups";
  const fixed = Object.entries(knownFields).flatMap(([name, fields]) =>
    entity === name
      ? Object.keys(fields)
          .filter(isAsked)
          .map((key) => `${name}.${key}`)
      : [],
  );
  if (dot >= 0) return [...keyed, ...fixed];
  const prefixes = [...entities, ...Object.keys(knownFields)].map((name) => `${name}.`);
  const bare = [...bareAttributes].filter((name) => isAsked(name) && !Object.hasOwn(attributeTags, name)); // tags are offered as tags
  const functions = [...summaries, ...(subject === "groups" ? groupFunctions : [])];
  return [...prefixes, ...bare, ...keyed, ...functions.map((name) => `${name}(metrics.`)];
}

/** Keys that could not be written without them stand in quotes; those that no quotes can hold are left out. */
function keysOf(entity: (typeof entities)[number], table: RunTable): string[] {
  return table
    .keys(entity)
    .sort()
    .flatMap((key) => {
      if (/^[^\s()<>=!,'"`]+$/.test(key)) return [`${entity}.${key}`];
      return !key.includes("`") ? [`${entity}.\`${key}\``] : key.includes('"') ? [] : [`${entity}."${key}"`];
    });
}
