import type { JsonValue } from "../../model/jsonValue";
import type { ParamValue } from "../../model/paramValue";
import { paramsOf } from "../shared/paramsOf";
import { parseExactJson } from "../shared/parseExactJson";

/** One entry of a trainer's history: metrics that were logged together. */
export interface HistoryRow {
  readonly step: number;
  /** Sorted by name. */
  readonly values: readonly (readonly [metric: string, value: number])[];
}

/** What a `trainer_state.json` says. */
export interface TrainerState {
  readonly globalStep: number;
  readonly history: readonly HistoryRow[];
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly tags: Readonly<Record<string, string>>;
}

const paramKeys = ["num_train_epochs", "max_steps", "train_batch_size", "trial_name", "trial_params"];
const longNumber = /^-?\d{16,}$/;
const tagKeys = ["best_metric", "best_model_checkpoint", "best_global_step"];

/** Reads a `trainer_state.json` of Hugging Face's Trainer; null when it is none, or half written. */
export function trainerState(text: string): TrainerState | null {
  const value = parseExactJson(text);
  if (!isRecord(value)) return null;
  const { log_history: history, global_step: globalStep } = value;
  if (!Array.isArray(history) || typeof globalStep !== "number") return null;
  const rows = history.map((entry) => rowOf(entry)).filter((row) => row !== null);
  const tags = tagKeys.filter((key) => value[key] !== undefined && value[key] !== null);
  return {
    globalStep,
    history: rows,
    params: paramsOf(picked(value, paramKeys)) ?? {},
    tags: Object.fromEntries(tags.map((key) => [key, String(value[key] as string | number)])),
  };
}

function rowOf(entry: JsonValue): HistoryRow | null {
  if (!isRecord(entry) || typeof entry["step"] !== "number" || !Number.isFinite(entry["step"])) return null;
  const values = Object.entries(entry)
    .map(([name, value]) => [name, metricValue(value)] as const)
    .filter((pair): pair is [string, number] => pair[0] !== "step" && pair[1] !== null);
  if (values.length === 0) return null;
  return { step: entry["step"], values: values.sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/** A whole number beyond 2^53 comes as a text, but is drawn as a number. */
function metricValue(value: JsonValue): number | null {
  if (typeof value === "string" && longNumber.test(value)) return Number(value);
  return typeof value === "number" ? value : null;
}

function picked(value: Record<string, JsonValue>, keys: readonly string[]): JsonValue {
  const found = keys.filter((key) => value[key] !== undefined && value[key] !== null);
  return Object.fromEntries(found.map((key) => [key, value[key]!]));
}

function isRecord(value: JsonValue | undefined): value is Record<string, JsonValue> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
