import { parseLooseJson } from "../shared/parseLooseJson";

/** Attributes are JSON; a text is shown without its quotes. */
export function attributeText(json: string): string {
  const value = parseLooseJson(json);
  return typeof value === "string" ? value : json;
}
