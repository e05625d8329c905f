import { formatTable } from "../core/format/formatTable";
import { plainLine } from "../core/format/plainLine";
import type { RunDetail } from "../core/model/runDetail";
import type { IndexApi } from "../protocol/indexApi";
import { jsonText } from "../core/format/jsonText";
import type { Output } from "./output";
import type { Request } from "./request";
import { RequestError } from "./requestError";
import { writeTable } from "./tables/writeTable";

/** Numbers that are written at once. */
const batch = 10_000;

/** `runback series`: the points of one metric that no resume superseded, in the order of the log. */
export async function printSeries(
  api: IndexApi,
  detail: RunDetail,
  request: Request & { command: "series" },
  output: Output,
): Promise<void> {
  const { metric, points } = request;
  if (!Object.hasOwn(detail.metrics, metric)) {
    const names = Object.keys(detail.metrics).map(plainLine).join(", ");
    throw new RequestError(`The run has no metric "${plainLine(metric)}". It has: ${names === "" ? "none" : names}.`);
  }
  const query = { runId: detail.row.runId, metric, ...(points === null ? {} : { points }) };
  const { steps, times, values } = await api.series(query);
  if (request.output === "json") {
    await output.write('{"schema":1,"step":[');
    await writeNumbers(steps, output, jsonText);
    await output.write('],"time":[');
    await writeNumbers(times, output, (time) => (Number.isNaN(time) ? "null" : String(time)));
    await output.write('],"value":[');
    await writeNumbers(values, output, jsonText);
    return output.write("]}\n");
  }
  if (request.output !== "table") {
    const cells = Array.from(values, (value, i) => [steps[i] ?? null, timeText(times[i] ?? NaN), value]);
    return writeTable("points", ["step", "time", "value"], cells, request.output, output);
  }
  const rows = Array.from(values, (value, i) => [String(steps[i]), timeText(times[i] ?? NaN), String(value)]);
  await output.write(
    formatTable(
      [
        { title: "step", align: "right" },
        { title: "time", align: "left" },
        { title: "value", align: "left" },
      ],
      rows,
    ),
  );
}

async function writeNumbers(numbers: Float64Array, output: Output, text: (value: number) => string): Promise<void> {
  for (let from = 0; from < numbers.length && !output.isClosed; from += batch) {
    const part = Array.from(numbers.subarray(from, from + batch), text).join(",");
    await output.write(from === 0 ? part : `,${part}`);
  }
}

function timeText(time: number): string {
  return Number.isNaN(time) ? "" : new Date(time).toISOString();
}
