import type { JsonValue } from "../../model/jsonValue";
import { isInnerPath } from "./isInnerPath";

const defaultFile = "params.yaml";
const maxFiles = 100;

/** A file with params, and what goes before the names of those in it. */
export interface ParamFile {
  /** Relative to the folder of `dvc.yaml`. */
  readonly name: string;
  readonly prefix: string;
}

/**
 * The files from which a pipeline takes its params: `params.yaml`, and others that `dvc.yaml` names (`- other.yaml: [lr]` at
 * a stage, `- other.yaml` at the top), as far as they are YAML or JSON.
 * @param pipeline the parsed `dvc.yaml`; null: there is none
 */
export function paramFiles(pipeline: JsonValue): ParamFile[] {
  const top = record(pipeline);
  const atStages = Object.values(record(top["stages"])).flatMap((stage) => list(record(stage)["params"]));
  const named = [...list(top["params"]).map(nameOf), ...atStages.flatMap((entry) => Object.keys(record(entry)))];
  const files = named.filter((name) => /\.(?:ya?ml|json)$/i.test(name) && isInnerPath(name));
  return [...new Set([defaultFile, ...files])]
    .slice(0, maxFiles)
    .map((name) => ({ name, prefix: name === defaultFile ? "" : `${name}:` }));
}

function nameOf(entry: JsonValue): string {
  return typeof entry === "string" ? entry : "";
}

function record(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}
