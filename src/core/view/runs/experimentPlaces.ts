import type { ExperimentRow } from "../../model/experimentRow";

/**
 * Where experiments lie that share their name with another: as much of the end of the path as tells them apart, by id.
 * Experiments with a name of their own have none.
 */
export function experimentPlaces(rows: readonly ExperimentRow[]): Map<string, string> {
  const byName = new Map<string, ExperimentRow[]>();
  for (const row of rows) {
    const namesakes = byName.get(row.name);
    if (namesakes) namesakes.push(row);
    else byName.set(row.name, [row]);
  }
  const places = new Map<string, string>();
  for (const namesakes of byName.values()) {
    if (namesakes.length === 1) continue;
    const paths = namesakes.map(({ logDirectory }) => logDirectory.split(/[\\/]/).filter((part) => part !== ""));
    const longest = Math.max(...paths.map((parts) => parts.length));
    let depth = 1;
    while (depth < longest && new Set(ends(paths, depth)).size < new Set(ends(paths, longest)).size) depth++;
    const texts = ends(paths, depth);
    namesakes.forEach(({ id }, i) => places.set(id, texts[i] ?? ""));
  }
  return places;
}

function ends(paths: readonly (readonly string[])[], depth: number): string[] {
  return paths.map((parts) => parts.slice(-depth).join("/"));
}
