/** One point as the slow, obvious reader sees it. */
export interface ReferencePoint {
  readonly metric: string;
  readonly ordinal: number;
  readonly attempt: number;
  readonly step: number;
  readonly time: number;
  readonly value: number;
}

const special: Readonly<Record<string, number>> = { NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };

/** Reads a whole log at once, a line at a time, with JSON.parse only: the oracle for the decoder's points. */
export function referenceReader(bytes: Uint8Array): ReferencePoint[] {
  const points: ReferencePoint[] = [];
  const lastOf = new Map<string, { seq: number; time: number | null }>();
  let ordinal = 0;
  let attempt = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start)) {
    const record = parse(new TextDecoder().decode(bytes.subarray(start, end)));
    if (record === null) continue;
    const milliseconds = typeof record["t"] === "number" ? Math.round(record["t"] * 1000) : NaN;
    const time = Number.isNaN(new Date(milliseconds).getTime()) ? null : milliseconds;
    const seq = record["seq"];
    if (typeof seq === "number") {
      const writer = typeof record["w"] === "string" ? record["w"] : "";
      const last = lastOf.get(writer);
      if (last && seq <= last.seq && (time === null || last.time === null || time <= last.time)) continue;
      lastOf.set(writer, { seq, time });
    }
    if (record["type"] === "run.resume")
      attempt = typeof record["attempt"] === "number" ? record["attempt"] : attempt + 1;
    const values = record["values"];
    const step = record["step"];
    if (record["type"] !== "metric" || typeof step !== "number" || !isObject(values)) continue;
    const good = Object.entries(values).flatMap(([metric, value]) => {
      const number = typeof value === "number" ? value : typeof value === "string" ? special[value] : undefined;
      return number === undefined ? [] : [{ metric, value: number }];
    });
    for (const point of good) points.push({ ...point, ordinal, attempt, step, time: time ?? NaN });
    if (good.length > 0) ordinal++;
  }
  return points;
}

function parse(line: string): Record<string, unknown> | null {
  for (const text of [line, line.replace(/(?<=[:,[] ?)-?(NaN|Infinity)(?= ?[,}\]])/g, '"$&"')]) {
    try {
      const value: unknown = JSON.parse(text);
      return isObject(value) ? value : null;
    } catch {
      // Tried again with the bare tokens quoted; then it is no record.
    }
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
