import { QueryError } from "../query/parse/queryError";
import { parseGrouping } from "./parseGrouping";

/** Whether a text says what runs are grouped by; empty it says that they are not. */
export function isGrouping(text: string): boolean {
  try {
    if (text !== "") parseGrouping(text);
    return true;
  } catch (error) {
    if (QueryError.is(error)) return false;
    throw error;
  }
}
