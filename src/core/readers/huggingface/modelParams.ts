import type { JsonValue } from "../../model/jsonValue";
import type { ParamValue } from "../../model/paramValue";
import { paramsOf } from "../shared/paramsOf";
import { parseExactJson } from "../shared/parseExactJson";

/** What is worth telling of the many keys of a model's `config.json` and an adapter's `adapter_config.json`. */
const worthTelling = [
  "_name_or_path",
  "architectures",
  "model_type",
  "hidden_size",
  "num_hidden_layers",
  "num_attention_heads",
  "vocab_size",
  "base_model_name_or_path",
  "peft_type",
  "r",
  "lora_alpha",
  "lora_dropout",
  "target_modules",
];

/** Params from a model's or adapter's configuration, with a prefix; none when it cannot be read. */
export function modelParams(text: string, prefix: string): Record<string, ParamValue> {
  const value = parseExactJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const told = worthTelling.filter((key) => isTold(value[key]));
  return paramsOf(Object.fromEntries(told.map((key) => [`${prefix}${key.replace(/^_/, "")}`, value[key]!]))) ?? {};
}

function isTold(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && value !== "";
}
