import type { JsonValue } from "../../model/jsonValue";
import type { ParamValue } from "../../model/paramValue";
import { flattenParams } from "../shared/flattenParams";
import { finiteJson } from "./records/finiteJson";
import { setDeep } from "./setDeep";
import type { WandbStart } from "./wandbStart";
import type { JsonObject } from "./wandbState";

/** What W&B keeps in the config for itself. */
const internalKeys: ReadonlySet<string> = new Set(["_wandb", "wandb_version"]);

/** The config of a run's starts, later ones over earlier ones, flattened to dotted keys. */
export function wandbParams(starts: readonly WandbStart[]): Record<string, ParamValue> {
  const merged: JsonObject = {};
  for (const { state, files } of starts) {
    const config = Object.keys(state.config).length > 0 ? state.config : fileConfig(files.config);
    for (const [key, value] of Object.entries(config))
      if (!internalKeys.has(key)) setDeep(merged, [key], finiteJson(value));
  }
  return flattenParams(merged);
}

/** `config.yaml`: each key stands over `value`, and in old ones over `desc` too. */
function fileConfig(config: JsonValue): JsonObject {
  if (typeof config !== "object" || config === null || Array.isArray(config)) return {};
  const entries = Object.entries(config).map(([key, entry]): [string, JsonValue] => {
    const isWrapped =
      typeof entry === "object" && entry !== null && !Array.isArray(entry) && Object.hasOwn(entry, "value");
    return [key, isWrapped ? (entry["value"] ?? null) : entry];
  });
  return Object.fromEntries(entries);
}
