import type { Artifact } from "../../model/artifact";
import type { JsonValue } from "../../model/jsonValue";
import type { JsonObject } from "./wandbState";

/** The files of a media value of the history; histograms and others that have none give no artifact. */
export function mediaArtifacts(key: string, value: JsonObject, step: number): Artifact[] {
  const kind = typeof value["_type"] === "string" ? value["_type"] : "file";
  const names = Array.isArray(value["filenames"]) ? value["filenames"] : [value["path"]];
  return names.filter(isName).map((name) => ({
    name: key,
    path: `files/${name}`,
    kind,
    size: names.length === 1 ? sizeOf(value["size"]) : null,
    sha256: names.length === 1 && typeof value["sha256"] === "string" ? value["sha256"] : null,
    step,
    stored: "copied",
  }));
}

function isName(name: JsonValue | undefined): name is string {
  return typeof name === "string" && name !== "" && !name.split(/[\\/]/).includes("..");
}

function sizeOf(value: JsonValue | undefined): number | null {
  return typeof value === "number" && value >= 0 ? value : null;
}
