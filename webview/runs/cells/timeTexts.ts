/** The furthest time that a date can say, in milliseconds from the epoch. */
const furthest = 8.64e15;

/** Gives times as the user's language and zone write them. Made once: a formatter is dear, and there are many cells. */
export function timeTexts(): (time: number) => string {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  return (time) => (Math.abs(time) > furthest ? String(time) : format.format(time));
}
