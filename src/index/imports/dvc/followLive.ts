import * as path from "node:path";
import type { DecodedItem } from "../../../core/ingest/logDecoder";
import type { RunEvent } from "../../../core/ingest/runEvent";
import type { JsonValue } from "../../../core/model/jsonValue";
import { modifiedAt } from "../../tail/modifiedAt";
import type { ImportBatch, ImportUnit, RunDelta, UnitMemory } from "../importer";
import type { LiveSignal } from "./liveSignal";

/** What is kept of a run of DVCLive: of its tables, and of its life as the signals tell it. */
interface LiveMemory {
  readonly tables: JsonValue;
  /** A signal was seen, or seen to go; "untold": there was none since. */
  readonly life: "untold" | "running" | "ended";
  readonly attempts: number;
}

/**
 * Adds to what the tables of a folder of DVCLive say what the signals say: that the run goes on although it is silent,
 * that it ended, or was killed. Points that come after an end are another attempt (`Live(resume=True)`).
 * @param read reads the tables
 * @param now ms since the epoch
 */
export async function* followLive(
  unit: ImportUnit,
  memory: UnitMemory,
  read: (tables: UnitMemory) => AsyncIterable<ImportBatch>,
  signal: LiveSignal,
  now: number,
): AsyncGenerator<ImportBatch> {
  let kept = keptOf(memory.get(""));
  const tables = new Map<string, JsonValue>(kept === null ? [] : [["", kept.tables]]);
  for await (const batch of read(tables)) {
    const runs = batch.runs.map((delta) => {
      const told = takeDelta(delta, kept);
      kept = told.kept;
      return told.delta;
    });
    yield { ...batch, runs };
  }
  if (kept === null) return; // no row yet, so no run
  const { events, ...next } = lifeOf(kept, signal, now, modifiedAt(path.join(unit.path, "metrics.json")));
  if (events.length === 0) return;
  const items = events.map((event): DecodedItem => ({ kind: "event", event }));
  const delta = { key: "", directory: null, isFreshRecord: false, isFreshPoints: false, items };
  const last = { ...delta, problems: [], problemCount: 0, memory: { ...kept, ...next } };
  yield { runs: [last], gone: [], bytesRead: 0 };
}

/** What the tables say, with the resume that points after an end mean. */
function takeDelta(delta: RunDelta, kept: LiveMemory | null): { delta: RunDelta; kept: LiveMemory } {
  const before = delta.isFreshRecord ? null : kept;
  const { life = "untold", attempts = 1 } = before ?? {};
  const isResumed = life === "ended" && delta.items.some(({ kind }) => kind === "points");
  const next: LiveMemory = isResumed
    ? { tables: delta.memory, life: "untold", attempts: attempts + 1 }
    : { tables: delta.memory, life, attempts };
  const resumed: DecodedItem[] = isResumed ? [{ kind: "event", event: resume(next.attempts) }] : [];
  return { delta: { ...delta, items: [...resumed, ...delta.items], memory: { ...next } }, kept: next };
}

function lifeOf(
  { life, attempts }: LiveMemory,
  signal: LiveSignal,
  now: number,
  written: number,
): Pick<LiveMemory, "life" | "attempts"> & { readonly events: readonly RunEvent[] } {
  if (signal === "alive") {
    const isResumed = life === "ended";
    const count = isResumed ? attempts + 1 : attempts;
    const resumed = isResumed ? [resume(count)] : [];
    return { life: "running", attempts: count, events: [...resumed, { kind: "heartbeat", time: now }] };
  }
  if (life !== "running") return { life, attempts, events: [] };
  const status = signal === "left" ? "KILLED" : "FINISHED";
  const end: RunEvent = { kind: "end", time: written || now, status, exitCode: null, error: null };
  return { life: "ended", attempts, events: [end] };
}

function resume(attempt: number): RunEvent {
  return { kind: "resume", time: null, attempt, startStep: null, host: null, pid: null };
}

/** What was kept, if it is a live run's: a folder may have held a pipeline. */
function keptOf(value: JsonValue | undefined): LiveMemory | null {
  const isKept = typeof value === "object" && value !== null && !Array.isArray(value) && "tables" in value;
  return isKept ? (value as unknown as LiveMemory) : null;
}
