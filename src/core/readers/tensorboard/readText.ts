import type { RunEvent } from "../../ingest/runEvent";
import { flattenParams } from "../shared/flattenParams";
import { parseExactJson } from "../shared/parseExactJson";

/** Longest text that is kept of a tag. */
const maxText = 1024;
/** What PyTorch and tensorboardX put behind the name of a text. */
const suffix = "/text_summary";
/** Texts of the Hugging Face Trainer that hold JSON, and what their keys are put under. */
const paramTexts = new Map([
  ["args", ""],
  ["model_config", "model_config."],
]);

/** What a text of TensorBoard's text plugin says: params, where the Hugging Face Trainer wrote them, else a tag. */
export function readText(tag: string, text: string): RunEvent {
  const name = tag.endsWith(suffix) ? tag.slice(0, -suffix.length) : tag;
  const under = tag.endsWith(suffix) ? paramTexts.get(name) : undefined;
  const value = under === undefined ? undefined : parseExactJson(text);
  if (under !== undefined && typeof value === "object" && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(flattenParams(value)).map(([key, param]) => [under + key, param] as const);
    return { kind: "params", params: Object.fromEntries(entries) };
  }
  return {
    kind: "tags",
    tags: Object.fromEntries([[name, text.length > maxText ? `${text.slice(0, maxText)}…` : text]]),
  };
}
