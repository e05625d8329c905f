import { csvTable } from "../format/csvTable";
import { jsonText } from "../format/jsonText";

/** The points of one metric of one run. */
export interface ExportedSeries {
  readonly runId: string;
  readonly runName: string;
  readonly metric: string;
  readonly steps: Float64Array;
  /** Milliseconds since the epoch; NaN where it is not known. */
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** Rows that are made into text at once. */
const batch = 10_000;

/** Series as text, part by part: in CSV a line a point, in JSON an object of columns a series. */
export async function* seriesParts(all: AsyncIterable<ExportedSeries>, format: "csv" | "json"): AsyncGenerator<string> {
  let isFirst = true;
  yield format === "csv"
    ? csvTable([["run_id", "run_name", "metric", "step", "time", "value"]])
    : '{"schema":1,"series":[';
  for await (const series of all) {
    if (format === "csv") yield* csvLines(series);
    else yield `${isFirst ? "" : ","}\n${jsonSeries(series)}`;
    isFirst = false;
  }
  if (format === "json") yield "\n]}\n";
}

function* csvLines({ runId, runName, metric, steps, times, values }: ExportedSeries): Generator<string> {
  for (let from = 0; from < values.length; from += batch) {
    const rows = Array.from(values.subarray(from, from + batch), (value, i) => {
      const time = times[from + i] ?? NaN;
      return [runId, runName, metric, String(steps[from + i]), isoTime(time), String(value)];
    });
    yield csvTable(rows);
  }
}

function jsonSeries({ runId, runName, metric, steps, times, values }: ExportedSeries): string {
  const time = Array.from(times, (one) => (Number.isNaN(one) ? null : one));
  return jsonText({ runId, runName, metric, step: [...steps], time, value: [...values] });
}

function isoTime(time: number): string {
  return Number.isNaN(time) ? "" : new Date(time).toISOString();
}
