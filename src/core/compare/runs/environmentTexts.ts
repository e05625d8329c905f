import type { JsonValue } from "../../model/jsonValue";

/** Differ from run to run by nature, or are shown elsewhere. */
const leftOut: ReadonlySet<string> = new Set(["attempt", "pid", "packages_file", "imported_files", "argv"]);
/** Are said by the command line, where it is known. */
const saidByCommand: ReadonlySet<string> = new Set(["launch", "entry_script"]);
/** Deeper values are compared as JSON. */
const depthLimit = 3;

/** The environment of a run as named texts: nested names are joined by dots, and the command line is one text. */
export function environmentTexts(environment: Readonly<Record<string, JsonValue>> | null): Record<string, string> {
  const found: Record<string, string> = {};
  const argv = environment?.["argv"];
  if (Array.isArray(argv)) found["command line"] = argv.map(textOf).join(" ");
  for (const [key, value] of Object.entries(environment ?? {}))
    if (!leftOut.has(key) && !(Array.isArray(argv) && saidByCommand.has(key))) add(found, key, value, 1);
  return found;
}

function add(found: Record<string, string>, key: string, value: JsonValue, depth: number): void {
  if (value === null || value === "") return;
  const isGroup = typeof value === "object" && !Array.isArray(value) && depth < depthLimit;
  if (!isGroup) found[key] = textOf(value);
  else for (const [name, part] of Object.entries(value)) add(found, `${key}.${name}`, part, depth + 1);
}

function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
