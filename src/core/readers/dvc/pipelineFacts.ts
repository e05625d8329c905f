import type { RunEvent } from "../../ingest/runEvent";
import type { Dataset } from "../../model/dataset";
import type { JsonValue } from "../../model/jsonValue";
import type { ParamValue } from "../../model/paramValue";
import { paramsOf } from "../shared/paramsOf";
import { isInnerPath } from "./isInnerPath";

/** What a pipeline's files say of the state that its last reproduction left. */
export interface PipelineFacts {
  readonly events: readonly RunEvent[];
  /** Files with metrics, relative to the folder of `dvc.yaml`, with "/". */
  readonly metricFiles: readonly string[];
  /** md5 of the files that stages made, by path: names of their copies in DVC's cache. */
  readonly madeFiles: ReadonlyMap<string, string>;
}

const code = /\.(?:py|pyx|ipynb|sh|r|jl|ya?ml|toml|cfg|ini)$/i;
/** Entries of one kind that are kept. */
const maxEntries = 500;

/**
 * Reads `dvc.lock` (schema 2.0) and `dvc.yaml`: params as they were used, commands as tags, data that stages depend on as
 * datasets with their hashes, what stages made as artifacts.
 * @param lock, pipeline the parsed files; null when there is none
 */
export function pipelineFacts(lock: JsonValue, pipeline: JsonValue): PipelineFacts {
  const stages = Object.entries(record(record(lock)["stages"]));
  const made = new Set(stages.flatMap(([, stage]) => list(record(stage)["outs"]).map((out) => text(out, "path"))));
  const metricFiles = metricFilesOf(record(pipeline));
  const params: Record<string, ParamValue> = {};
  const tags: [string, string][] = [];
  const datasets = new Map<string, Dataset>();
  const artifacts: RunEvent[] = [];
  const madeFiles = new Map<string, string>();
  for (const [name, value] of stages) {
    const stage = record(value);
    if (typeof stage["cmd"] === "string") tags.push([`dvc.cmd.${name}`, stage["cmd"]]);
    for (const [file, used] of Object.entries(record(stage["params"])))
      for (const [key, param] of Object.entries(paramsOf(used) ?? {}))
        params[file === "params.yaml" ? key : `${file}:${key}`] = param;
    for (const dependency of list(stage["deps"])) {
      const path = text(dependency, "path");
      if (path !== null && !made.has(path) && !code.test(path)) datasets.set(path, datasetOf(path, record(dependency)));
    }
    for (const out of list(stage["outs"])) {
      const [path, md5] = [text(out, "path"), text(out, "md5")];
      if (path !== null && md5 !== null) madeFiles.set(path, md5);
      if (path !== null && !metricFiles.includes(path)) artifacts.push(artifactOf(path, name, record(out)));
    }
  }
  const events: RunEvent[] = [
    { kind: "params", params },
    { kind: "tags", tags: Object.fromEntries(tags.slice(0, maxEntries)) },
    ...[...datasets.values()].slice(0, maxEntries).map((dataset): RunEvent => ({ kind: "dataset", dataset })),
    ...artifacts.slice(0, maxEntries),
  ];
  return { events, metricFiles, madeFiles };
}

/** Metrics files named by stages and at the top; only paths that stay in the folder. */
function metricFilesOf(pipeline: Readonly<Record<string, JsonValue>>): string[] {
  const lists = [
    pipeline["metrics"],
    ...Object.values(record(pipeline["stages"])).map((stage) => record(stage)["metrics"]),
  ];
  const names = lists.flatMap((entries) =>
    list(entries).map((one) => (typeof one === "string" ? one : Object.keys(record(one))[0])),
  );
  const safe = names.filter((name) => name !== undefined && isInnerPath(name));
  return [...new Set(safe as string[])].slice(0, maxEntries);
}

/** What DVC tells data by: md5 of what it hashed itself, the server's word (etag, checksum) for data elsewhere. */
const digests = ["md5", "etag", "checksum"];

function datasetOf(path: string, entry: Readonly<Record<string, JsonValue>>): Dataset {
  const algorithm = digests.find((key) => text(entry, key) !== null) ?? null;
  return {
    name: path,
    role: "input",
    path,
    size: number(entry["size"]),
    nfiles: number(entry["nfiles"]),
    digest: algorithm === null ? null : text(entry, algorithm),
    digestAlgorithm: algorithm,
    rows: null,
  };
}

function artifactOf(path: string, stage: string, entry: Readonly<Record<string, JsonValue>>): RunEvent {
  const size = number(entry["size"]);
  return {
    kind: "artifact",
    artifact: { name: path, path, kind: stage, size, sha256: null, step: null, stored: "referenced" },
  };
}

function record(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** A list; one entry may stand for a list of one. */
function list(value: JsonValue | undefined): readonly JsonValue[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function text(value: JsonValue, key: string): string | null {
  const found = record(value)[key];
  return typeof found === "string" && found !== "" ? found : null;
}

function number(value: JsonValue | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
