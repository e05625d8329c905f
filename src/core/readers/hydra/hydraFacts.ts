import type { RunEvent } from "../../ingest/runEvent";
import type { JsonValue } from "../../model/jsonValue";
import { parseYaml } from "../../text/parseYaml";
import { paramsOf } from "../shared/paramsOf";

/** Overrides of one run that are kept as a tag, in characters. */
const maxOverrides = 4096;

/** The texts of the files in a `.hydra` folder; null: not there. */
export interface HydraTexts {
  readonly config: string | null;
  readonly hydra: string | null;
  readonly overrides: string | null;
}

/** What the files in a `.hydra` folder say. */
export interface HydraFacts {
  readonly events: readonly RunEvent[];
  /** Whether the job says that it was started alone, and not by a multirun; before Hydra 1.2 it does not say. */
  readonly isAlone: boolean;
  /** Files that could not be read, and why. */
  readonly bad: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * What Hydra recorded of a job: the composed configuration as params (`${…}` stays as it is written), and as tags the
 * job's name and number, the overrides of the command line, and the chosen configuration groups.
 */
export function hydraFacts(texts: HydraTexts): HydraFacts {
  const bad: { name: string; reason: string }[] = [];
  const read = (name: string, text: string | null): JsonValue => {
    const { value, reason } = parseYaml(text ?? "");
    if (reason !== null) bad.push({ name, reason });
    return value;
  };
  const params = paramsOf(read("config.yaml", texts.config)) ?? {};
  const tags: Record<string, string> = {
    ...overrideTags(read("overrides.yaml", texts.overrides)),
    ...jobTags(read("hydra.yaml", texts.hydra)),
  };
  const events: RunEvent[] = [
    { kind: "params", params },
    { kind: "tags", tags },
  ];
  return { events, isAlone: tags["hydra.mode"] === "RUN", bad };
}

function overrideTags(overrides: JsonValue): Record<string, string> {
  if (!Array.isArray(overrides)) return {};
  const text = overrides.filter((one) => typeof one === "string").join(" ");
  return text === "" ? {} : { "hydra.overrides": text.slice(0, maxOverrides) };
}

function jobTags(value: JsonValue): Record<string, string> {
  // The file has the one key "hydra".
  const hydra = field(value, "hydra") ?? value;
  const job = field(hydra, "job");
  const runtime = field(hydra, "runtime");
  const entries: [string, JsonValue][] = [
    ["hydra.job.name", field(job, "name")],
    ["hydra.job.num", field(job, "num")],
    ["hydra.mode", field(hydra, "mode")],
    ["hydra.version", field(runtime, "version")],
    ["hydra.cwd", field(runtime, "cwd")],
    ...choicesOf(field(runtime, "choices")),
  ];
  const told = entries.filter(([, one]) => typeof one === "string" || typeof one === "number");
  return Object.fromEntries(told.map(([key, one]) => [key, String(one as string | number)]));
}

/** Groups of Hydra itself (`hydra/launcher` …) are the same in nearly all runs. */
function choicesOf(choices: JsonValue): [string, JsonValue][] {
  if (typeof choices !== "object" || choices === null || Array.isArray(choices)) return [];
  const own = Object.entries(choices).filter(([key]) => !key.startsWith("hydra/"));
  return own.map(([key, choice]) => [`hydra.choice.${key}`, choice]);
}

function field(value: JsonValue, name: string): JsonValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value[name] ?? null) : null;
}
