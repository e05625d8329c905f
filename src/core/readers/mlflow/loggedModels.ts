import type { Artifact } from "../../model/artifact";
import type { JsonValue } from "../../model/jsonValue";
import { parseJson } from "./parseJson";

/** Models of one run that are listed, at most. */
const maxModels = 100;

/**
 * The models that the tag `mlflow.log-model.history` lists: a JSON list with `artifact_path` of each.
 * @param artifactUri where the run's artifacts lie, or null
 */
export function loggedModels(history: string, artifactUri: string | null): Artifact[] {
  const list = parseJson(history);
  if (!Array.isArray(list)) return [];
  const names = list.map(artifactPath).filter((name) => name !== null);
  return [...new Set(names)].slice(0, maxModels).map((name) => ({
    name,
    path: artifactUri === null ? name : `${artifactUri.replace(/\/+$/, "")}/${name}`,
    kind: "model",
    size: null,
    sha256: null,
    step: null,
    stored: "referenced",
  }));
}

function artifactPath(item: JsonValue): string | null {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return null;
  const path = item.artifact_path;
  return typeof path === "string" && path !== "" ? path : null;
}
