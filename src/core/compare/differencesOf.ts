import type { JsonValue } from "../model/jsonValue";
import type { ParamValue } from "../model/paramValue";
import type { RunDetail } from "../model/runDetail";
import { differingKeys } from "./differingKeys";

/** What is not the same in two runs, and in the order in which it most likely explains another result. */
export interface Difference {
  readonly what: "code" | "params" | "packages" | "data" | "hardware";
  /** The param, package, dataset or property; for code the empty text. */
  readonly key: string;
  /** As texts; null where a run has none. */
  readonly left: string | null;
  readonly right: string | null;
}

/** A run with the packages of its environment: name to version. */
export interface ComparedRun {
  readonly detail: RunDetail;
  readonly packages: Readonly<Record<string, string>>;
}

/** Properties of the environment that say what the run was computed on. */
const hardware = ["gpu", "cpu_count", "platform", "host"] as const;

/** All differences of two runs, code first, then params, packages, data and hardware. */
export function differencesOf(left: ComparedRun, right: ComparedRun): Difference[] {
  const pair = <T>(what: Difference["what"], of: (run: ComparedRun) => Record<string, T>): Difference[] =>
    differingKeys([of(left), of(right)], isSame).map(({ key, values }) => ({
      what,
      key,
      left: textOf(values[0]),
      right: textOf(values[1]),
    }));
  return [
    ...pair("code", ({ detail }) => codeOf(detail)),
    ...pair("params", ({ detail }) => ({ ...detail.params }) satisfies Record<string, ParamValue>),
    ...pair("packages", ({ packages }) => ({ ...packages })),
    ...pair("data", ({ detail }) =>
      Object.fromEntries(detail.datasets.map((one) => [one.name, one.digest ?? "digest unknown"])),
    ),
    ...pair("hardware", ({ detail }) => hardwareOf(detail)),
  ];
}

function isSame(left: unknown, right: unknown): boolean {
  return Object.is(left, right) || JSON.stringify(left) === JSON.stringify(right);
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Equal snapshots mean equal code; a clean tree's snapshot is its commit. */
function codeOf({ sources }: RunDetail): Record<string, string> {
  const source = sources.at(-1);
  const id = source?.snapshot ?? source?.commit;
  return id ? { "": id } : {};
}

function hardwareOf({ environment }: RunDetail): Record<string, JsonValue> {
  const found: Record<string, JsonValue> = {};
  for (const key of hardware) {
    const value = environment?.[key];
    if (value !== undefined && value !== null) found[key] = value;
  }
  return found;
}
