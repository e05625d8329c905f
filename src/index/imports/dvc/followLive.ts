import * as path from "node:path";
import type { DecodedItem } from "../../../core/ingest/logDecoder";
import type { RunEvent } from "../../../core/ingest/runEvent";
import type { JsonValue } from "../../../core/model/jsonValue";
import { isLiving } from "../../../git/process/isLiving";
import { modifiedAt } from "../../tail/modifiedAt";
import type { ImportBatch, ImportUnit, RunDelta, UnitMemory } from "../importer";
import type { TableMemory } from "../tables/tableMemory";
import { liveFiles } from "./liveFiles";
import { liveNews, type ToldBeside } from "./liveNews";
import type { LiveSignal } from "./liveSignal";

/** What is kept of a run of DVCLive: of its tables, and of its life as the signals tell it. */
interface LiveMemory {
  readonly tables: JsonValue;
  /**
   * A signal was seen, or seen to go; "untold": there was none since; "shared": there were those of two runs at once, which
   * say nothing of either any more.
   */
  readonly life: "untold" | "running" | "ended" | "shared";
  readonly attempts: number;
  /** The process that the signal named last; 0: none yet. */
  readonly process: number;
  /** What was told of its files and summary. */
  readonly beside: ToldBeside;
}

/** What the signals tell: how things stand then, and what is new. */
interface Told extends Pick<LiveMemory, "life" | "attempts" | "process"> {
  readonly events: readonly RunEvent[];
  readonly reason: string | null;
}

const nothing: LiveMemory = {
  tables: null,
  life: "untold",
  attempts: 1,
  process: 0,
  beside: { artifacts: "", summary: {} },
};
const sharedReason =
  "Two runs of DVCLive went on at once, and their project has one signal for both: when this one ended is not known. It counts as running until ten minutes after its last change.";

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
  if (kept === null) return; // nothing is written yet, so no run
  // After the tables: what is there of another run that began meanwhile is told anew with that run's tables.
  const news = liveNews(unit.path, kept.beside, (kept.tables as unknown as TableMemory).rows);
  if (news.isOutdated) {
    yield* followLive(unit, new Map(), read, signal, now);
    return;
  }
  const { events, reason, ...next } = lifeOf(kept, signal, now, modifiedAt(path.join(unit.path, liveFiles.summary)));
  const items = [...news.items, ...events.map((event): DecodedItem => ({ kind: "event", event }))];
  const reasons = [reason, news.reason].filter((one) => one !== null);
  if (items.length === 0 && reasons.length === 0) return;
  const delta = { key: "", directory: null, isFreshRecord: false, isFreshPoints: false, items };
  const problems = reasons.map((one) => ({ file: unit.path, line: null, reason: one }));
  const last = {
    ...delta,
    problems,
    problemCount: problems.length,
    memory: jsonOf({ ...kept, ...next, beside: news.told }),
  };
  yield { runs: [last], gone: [], bytesRead: 0 };
}

/** What the tables say, with the resume that points after an end mean. */
function takeDelta(delta: RunDelta, kept: LiveMemory | null): { delta: RunDelta; kept: LiveMemory } {
  const before = delta.isFreshRecord || kept === null ? nothing : kept;
  const isResumed = before.life === "ended" && delta.items.some(({ kind }) => kind === "points");
  const life = isResumed ? "untold" : before.life;
  const attempts = before.attempts + (isResumed ? 1 : 0);
  const next: LiveMemory = { ...before, tables: delta.memory, life, attempts };
  const resumed: DecodedItem[] = isResumed ? [{ kind: "event", event: resume(attempts) }] : [];
  return { delta: { ...delta, items: [...resumed, ...delta.items], memory: jsonOf(next) }, kept: next };
}

function lifeOf(
  { life, attempts, process }: LiveMemory,
  { says, processes }: LiveSignal,
  now: number,
  written: number,
): Told {
  const asBefore: Told = { life, attempts, process, events: [], reason: null };
  if (life === "shared") return asBefore;
  if (says === "alive") {
    const [current = 0] = processes;
    const isOther = process !== 0 && current !== process;
    if (processes.length > 1 || (life === "running" && isOther && isLiving(process)))
      return { ...asBefore, life: "shared", reason: sharedReason };
    if (life === "ended" && isOther) return asBefore; // another run's signal, so near to this one's end
    const isResumed = life === "ended";
    const count = isResumed ? attempts + 1 : attempts;
    const events: RunEvent[] = [...(isResumed ? [resume(count)] : []), { kind: "heartbeat", time: now }];
    return { life: "running", attempts: count, process: current, events, reason: null };
  }
  if (life !== "running") return asBefore;
  const status = says === "left" ? "KILLED" : "FINISHED";
  const end: RunEvent = { kind: "end", time: written || now, status, exitCode: null, error: null };
  return { ...asBefore, life: "ended", events: [end] };
}

function resume(attempt: number): RunEvent {
  return { kind: "resume", time: null, attempt, startStep: null, host: null, pid: null };
}

/** What was kept, if it is a live run's: a folder may have held a pipeline. */
function keptOf(value: JsonValue | undefined): LiveMemory | null {
  const isKept = typeof value === "object" && value !== null && !Array.isArray(value) && "tables" in value;
  return isKept ? (value as unknown as LiveMemory) : null;
}

function jsonOf(memory: LiveMemory): JsonValue {
  return memory as unknown as JsonValue;
}
