import { isOnlyInSome } from "../card/isOnlyInSome";
import type { ComparedLine } from "../runs/comparedLine";
import { association } from "./association";
import { isTelling } from "./isTelling";
import { numbersOf } from "./numbersOf";
import { rankCorrelation, type RankCorrelation } from "./rankCorrelation";

/** How a param goes with a metric over the runs. */
export interface ParamRelation {
  readonly key: string;
  /** null for a param that is no number. */
  readonly correlation: RankCorrelation | null;
  /** From 0 to 1; null with too few runs to say. */
  readonly strength: number | null;
  /** Whether it is more than chance does among so many params (`isTelling`). */
  readonly isTelling: boolean;
}

/** The params of more than one value, those that go most with the metric first. */
export function paramRelations(params: readonly ComparedLine[], values: readonly (number | null)[]): ParamRelation[] {
  const lines = params.filter((line) => line.differs && !isOnlyInSome(line));
  return lines
    .map(({ key, values: texts }) => {
      const numbers = numbersOf(texts);
      const correlation = numbers === null ? null : rankCorrelation(numbers, values);
      const found = association(texts, values);
      return { key, correlation, strength: found?.strength ?? null, isTelling: isTelling(found, lines.length) };
    })
    .sort((a, b) => (b.strength ?? -1) - (a.strength ?? -1));
}
