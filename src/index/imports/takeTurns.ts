/** At most `count` of a list from some place on, going round, so that in time each gets its turn. */
export function takeTurns<T>(list: readonly T[], from: number, count: number): T[] {
  const start = list.length > count ? from % list.length : 0;
  return [...list.slice(start), ...list.slice(0, start)].slice(0, count);
}
