import { englishTime } from "./englishTime";

/** The furthest time that a date can say, in milliseconds from the epoch. */
const furthest = 8.64e15;
/** The years from 1970 to 9999, where ours are the browser's own texts (milliseconds from the epoch). */
const [first, last] = [0, Date.UTC(9999, 11, 30)];

/**
 * Gives times as the user's language and zone write them. The browser's formatter is made when it is first needed, and
 * not for the most usual language: with it comes a tenth of the time until a table is first painted.
 */
export function timeTexts(): (time: number) => string {
  const isEnglish = navigator.language === "en-US";
  let format: Intl.DateTimeFormat | null = null;
  return (time) => {
    if (isEnglish && time > first && time < last) return englishTime(time);
    if (Math.abs(time) > furthest) return String(time);
    format ??= new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
    return format.format(time);
  };
}
