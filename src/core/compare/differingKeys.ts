/** A key whose values are not the same in all of the compared maps; undefined where a map lacks it. */
export interface DifferingKey<T> {
  readonly key: string;
  readonly values: readonly (T | undefined)[];
}

/** The keys in which maps differ, in the order in which they first occur. */
export function differingKeys<T>(
  maps: readonly Readonly<Record<string, T>>[],
  isEqual: (left: T, right: T) => boolean,
): DifferingKey<T>[] {
  const keys = new Set(maps.flatMap((map) => Object.keys(map)));
  const found: DifferingKey<T>[] = [];
  for (const key of keys) {
    const values = maps.map((map) => (Object.hasOwn(map, key) ? map[key] : undefined));
    const [first] = values;
    const isSame = values.every((value) =>
      first === undefined || value === undefined ? value === first : isEqual(first, value),
    );
    if (!isSame) found.push({ key, values });
  }
  return found;
}
