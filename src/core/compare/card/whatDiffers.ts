import { association, type Association } from "../relation/association";
import { isTelling } from "../relation/isTelling";
import type { ComparedLine } from "../runs/comparedLine";
import type { RunComparison } from "../runs/runComparison";
import { findingKinds, type Finding, type FindingKind, type ValueGroup } from "./finding";
import { isOnlyInSome } from "./isOnlyInSome";
import { onlyInSome, type OnlyInSome } from "./onlyInSome";

/** The answer to "why are these runs not the same?", but for their metrics. */
export interface WhatDiffers {
  /** Most telling first. */
  readonly findings: readonly Finding[];
  /** What some runs have and others lack, in the order of the kinds. */
  readonly onlyInSome: readonly OnlyInSome[];
  /** Kinds that are known and the same in all runs. */
  readonly same: readonly FindingKind[];
  /** Kinds of which at least one run's log says nothing. */
  readonly unknown: readonly FindingKind[];
}

/** Differs from seed to seed by intent. */
const seed = /(^|[_./-])seed$/i;

/**
 * What is not the same in all runs: code, params, data, packages, environment, in this order, and within a kind what
 * goes with the key metric before what does not; names that differ in every run, and seeds, come last.
 * @param packages package versions of the runs; an unknown list is all nulls
 * @param values the key metric of each run
 */
export function whatDiffers(
  comparison: RunComparison,
  packages: readonly ComparedLine[],
  values: readonly (number | null)[],
): WhatDiffers {
  const lines: Readonly<Record<FindingKind, readonly ComparedLine[]>> = {
    code: [codeLine(comparison)],
    params: comparison.params,
    data: comparison.datasets,
    packages,
    environment: comparison.environment,
  };
  const isTogether = (kind: FindingKind, line: ComparedLine): boolean => kind !== "code" && isOnlyInSome(line);
  const differing = findingKinds.map((kind) => ({
    kind,
    own: lines[kind].filter((line) => line.differs && !isTogether(kind, line)),
  }));
  const tried = differing.reduce((sum, { own }) => sum + own.length, 0);
  const findings = differing.flatMap(({ kind, own }) =>
    own
      .map((line) => {
        const relation = association(line.values, values);
        const told = isTelling(relation, tried) ? relation : null;
        return { finding: findingOf(kind, line, told), weight: weightOf(line, relation) };
      })
      .sort((a, b) => b.weight - a.weight)
      .map(({ finding }) => finding),
  );
  const silent = (kind: FindingKind): boolean => {
    if (comparison.runs.length === 0) return true;
    return comparison.runs.some((_, run) => lines[kind].every(({ values: texts }) => texts[run] === null));
  };
  const some = findingKinds.flatMap((kind) =>
    onlyInSome(
      kind,
      lines[kind].filter((line) => isTogether(kind, line)),
    ),
  );
  const rest = findingKinds.filter((kind) => ![...findings, ...some].some((one) => one.kind === kind));
  return { findings, onlyInSome: some, same: rest.filter((kind) => !silent(kind)), unknown: rest.filter(silent) };
}

/** Equal snapshots mean equal code; a clean tree's snapshot is its commit. */
function codeLine({ sources }: RunComparison): ComparedLine {
  const values = sources.map((source) => source?.snapshot ?? source?.commit ?? null);
  return { key: "", values, differs: values.some((value) => value !== values[0]) };
}

function findingOf(kind: FindingKind, { key, values: texts }: ComparedLine, relation: Association | null): Finding {
  const groups = new Map<string | null, number[]>();
  texts.forEach((text, run) => groups.set(text, [...(groups.get(text) ?? []), run]));
  const list: ValueGroup[] = [...groups].map(([text, runs]) => ({ text, runs }));
  return { kind, key, groups: list, relation };
}

/** Above 0: the strength. Below: things that say little by themselves. */
function weightOf({ key, values: texts }: ComparedLine, relation: Association | null): number {
  if (seed.test(key)) return -2;
  if (relation !== null) return relation.strength;
  const isName =
    texts.length > 2 && new Set(texts).size === texts.length && texts.every((text) => Number.isNaN(Number(text)));
  return isName ? -1 : 0;
}
