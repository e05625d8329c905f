import type { RunRow } from "../model/runRow";

/** Several runs in short, and which metrics each has logged. */
export interface ComparedRuns {
  readonly rows: readonly RunRow[];
  /** Names of all metrics of these runs, each once, in the order in which they were met. */
  readonly metrics: readonly string[];
  /** For each of `rows`, which of `metrics` it has, in the order in which it logged them first. */
  readonly logged: readonly Uint32Array[];
}

/** Names each metric once, since runs of one script log the same ones. */
export function comparedRuns(
  runs: readonly { readonly row: RunRow; readonly metrics: Iterable<string> }[],
): ComparedRuns {
  const places = new Map<string, number>();
  const placeOf = (metric: string): number => {
    const place = places.get(metric) ?? places.size;
    places.set(metric, place);
    return place;
  };
  const logged = runs.map(({ metrics }) => Uint32Array.from(metrics, placeOf));
  return { rows: runs.map(({ row }) => row), metrics: [...places.keys()], logged };
}
