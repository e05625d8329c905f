import type { JsonValue } from "../../model/jsonValue";

/**
 * Whether a parsed `dvc.yaml` names the summary and the params of a folder as metrics and params of the project, as
 * DVCLive writes it for its own folder. @param folder relative to the file, with "/"
 */
export function namesLiveFolder(pipeline: JsonValue, folder: string): boolean {
  const lists = (key: string, name: string): boolean => {
    const listed = typeof pipeline === "object" && pipeline !== null && !Array.isArray(pipeline) ? pipeline[key] : null;
    return Array.isArray(listed) && listed.includes(`${folder}/${name}`);
  };
  return lists("metrics", "metrics.json") && lists("params", "params.yaml");
}
