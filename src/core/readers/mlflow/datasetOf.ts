import type { Dataset } from "../../model/dataset";
import type { JsonValue } from "../../model/jsonValue";
import { parseJson } from "./parseJson";

/** A dataset as both stores of MLflow keep it. `source` and `profile` are JSON texts. */
export interface DatasetFields {
  readonly name: string;
  readonly digest: string | null;
  readonly source: string | null;
  readonly profile: string | null;
  /** The input's tag `mlflow.data.context`. */
  readonly context: string | null;
}

/** A dataset that a run used. MLflow's digest is a short hash of its own (mlflow/data/digest_utils.py). */
export function datasetOf(fields: DatasetFields): Dataset {
  const source = parseJson(fields.source ?? "");
  return {
    name: fields.name,
    role: fields.context ?? "",
    path: field(source, "uri") ?? field(source, "path") ?? field(source, "url"),
    size: null,
    nfiles: null,
    digest: fields.digest,
    digestAlgorithm: fields.digest === null ? null : "mlflow",
    rows: rowsOf(parseJson(fields.profile ?? "")),
  };
}

function field(value: JsonValue, key: string): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const text = Object.hasOwn(value, key) ? value[key] : null;
  return typeof text === "string" && text !== "" ? text : null;
}

/** `num_rows` of data frames; `features_shape` of arrays starts with the number of rows. */
function rowsOf(profile: JsonValue): number | null {
  if (typeof profile !== "object" || profile === null || Array.isArray(profile)) return null;
  const shape = profile.features_shape;
  const rows = profile.num_rows ?? (Array.isArray(shape) ? shape[0] : null);
  return typeof rows === "number" && Number.isSafeInteger(rows) && rows >= 0 ? rows : null;
}
