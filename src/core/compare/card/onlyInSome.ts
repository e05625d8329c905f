import type { ComparedLine } from "../runs/comparedLine";
import type { FindingKind } from "./finding";

/** Things that only some of the runs have, the same ones each: as when runs of two scripts are compared. */
export interface OnlyInSome {
  readonly kind: FindingKind;
  /** Places of the runs that have them. */
  readonly runs: readonly number[];
  /** In the order in which they were met. */
  readonly lines: readonly { readonly key: string; readonly text: string }[];
}

/** Puts together what the same runs have. @param lines of which each `isOnlyInSome` */
export function onlyInSome(kind: FindingKind, lines: readonly ComparedLine[]): OnlyInSome[] {
  const found = new Map<string, OnlyInSome>();
  for (const { key, values } of lines) {
    const runs = values.flatMap((text, run) => (text === null ? [] : [run]));
    const text = values[runs[0] ?? -1] ?? "";
    const name = runs.join();
    found.set(name, { kind, runs, lines: [...(found.get(name)?.lines ?? []), { key, text }] });
  }
  return [...found.values()].sort((a, b) => b.lines.length - a.lines.length);
}
