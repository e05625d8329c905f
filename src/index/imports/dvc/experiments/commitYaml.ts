import type { JsonValue } from "../../../../core/model/jsonValue";
import { parseYaml } from "../../../../core/text/parseYaml";
import type { CommitFiles } from "./commitFiles";

const maxBytes = 1024 * 1024;

/** A YAML file of a commit; null, mostly with a reason, when it cannot be read. */
export async function commitYaml(
  files: CommitFiles,
  name: string,
): Promise<{ readonly value: JsonValue; readonly reason: string | null }> {
  const bytes = await files.bytes(name);
  if (bytes === null) return { value: null, reason: null };
  if (bytes.length > maxBytes) return { value: null, reason: "Not read: it is larger than 1 MiB." };
  const { value, reason } = parseYaml(Buffer.from(bytes).toString("utf8"));
  return { value, reason: reason === null ? null : `Not read as YAML: ${reason}.` };
}
