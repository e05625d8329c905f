import { modifiedAt } from "../tail/modifiedAt";

/** A log written to so short ago (ms) may be a live one. */
const freshFor = 90_000;

/** Whether a log may be that of a run that is going on, by the time of its last change. */
export function isFresh(file: string): boolean {
  return Date.now() - modifiedAt(file) < freshFor;
}
