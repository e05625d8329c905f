import { formatNumber } from "../../format/formatNumber";
import { numbersOf } from "./numbersOf";

/** A mark on an axis. */
export interface AxisTick {
  /** From 0, the start of the axis, to 1. */
  readonly position: number;
  readonly label: string;
}

/** One axis of parallel coordinates or of a scatter chart, with the place of every run on it. */
export interface ValueAxis {
  readonly key: string;
  readonly scale: "linear" | "log" | "category";
  /** From 0 to 1, in the order of the runs; null where a run has no finite value. */
  readonly positions: readonly (number | null)[];
  readonly ticks: readonly AxisTick[];
}

/** A range this wide, all of it above zero, is drawn by its logarithm: learning rates, sizes. */
const logRatio = 50;
/** More labels could not be read. */
const mostTicks = 12;

/** An axis of numbers. */
export function numberAxis(key: string, values: readonly (number | null)[]): ValueAxis {
  const finite = values.filter((value) => value !== null && Number.isFinite(value)) as number[];
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  const scale = low > 0 && high / low >= logRatio ? "log" : "linear";
  const place = (value: number | null): number | null => {
    if (value === null || !Number.isFinite(value)) return null;
    if (high === low) return 0.5;
    if (scale === "log") return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
    // Halves, since the whole range of doubles is wider than a double.
    return (value / 2 - low / 2) / (high / 2 - low / 2);
  };
  const marks =
    [...new Set(finite)].length <= 5 ? [...new Set(finite)].sort((a, b) => a - b) : between(low, high, scale);
  const ticks = marks.map((value) => ({ position: place(value) ?? 0, label: formatNumber(value) }));
  return { key, scale, positions: values.map(place), ticks };
}

/** An axis of texts: of numbers where all are, else one place for each text, in the order of the alphabet. */
export function textAxis(key: string, texts: readonly (string | null)[]): ValueAxis {
  const numbers = numbersOf(texts);
  if (numbers !== null) return numberAxis(key, numbers);
  const names = [...new Set(texts.filter((text) => text !== null))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const places = new Map(names.map((name, at) => [name, names.length === 1 ? 0.5 : at / (names.length - 1)]));
  const stride = Math.ceil(names.length / mostTicks);
  const ticks = names
    .map((label) => ({ position: places.get(label) ?? 0, label }))
    .filter((_, at) => at % stride === 0 || at === names.length - 1);
  return {
    key,
    scale: "category",
    positions: texts.map((text) => (text === null ? null : (places.get(text) ?? null))),
    ticks,
  };
}

/** Five values from the low to the high one, evenly spaced on the axis. */
function between(low: number, high: number, scale: "linear" | "log"): number[] {
  return [0, 0.25, 0.5, 0.75, 1].map((part) =>
    scale === "log" ? Math.exp(Math.log(low) * (1 - part) + Math.log(high) * part) : low * (1 - part) + high * part,
  );
}
