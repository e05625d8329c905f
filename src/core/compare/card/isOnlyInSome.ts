import type { ComparedLine } from "../runs/comparedLine";

/** Whether a line differs by nothing but that some runs lack it. */
export function isOnlyInSome({ values }: ComparedLine): boolean {
  return new Set(values.filter((text) => text !== null)).size === 1 && values.includes(null);
}
