import type { JsonValue } from "../../model/jsonValue";

/** The newest schema of `dvc.lock` that is known: that of DVC 2 and 3. */
const knownSchema = 2;

/** A sentence when a parsed `dvc.lock` names a newer schema, else null. */
export function newerLock(lock: JsonValue): string | null {
  const schema = typeof lock === "object" && lock !== null && !Array.isArray(lock) ? lock["schema"] : null;
  const isNewer = Math.floor(Number(schema ?? 0)) > knownSchema;
  return isNewer ? "This file is from a newer version of DVC: parts may be missing." : null;
}
