import type { MarkChange } from "../../core/marks/markChange";
import type { Guard } from "../rpc/rpcContract";

const texts: readonly string[] = ["name", "note"];
const flags: readonly string[] = ["star", "archived", "hidden"];
/** No note that a person writes is longer (characters). */
const longest = 1_000_000;

/** A change of a mark of ours to a value of its kind. */
export const markGuard: Guard<MarkChange> = (value): value is MarkChange => {
  if (typeof value !== "object" || value === null || !("field" in value) || !("value" in value)) return false;
  const { field, value: marked } = value;
  if (typeof field !== "string") return false;
  if (flags.includes(field)) return marked === true || marked === null;
  const isText = texts.includes(field) || /^tags\../s.test(field);
  return isText && (marked === null || (typeof marked === "string" && marked.length <= longest));
};
