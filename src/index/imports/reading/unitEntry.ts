import { statSync } from "node:fs";
import path from "node:path";
import type { JsonValue } from "../../../core/model/jsonValue";
import type { RunRow } from "../../../core/model/runRow";
import type { RunPlace } from "../../../core/runs/runPlace";
import type { Importer, ImportUnit } from "../importer";
import type { ImportedContent } from "./importedContent";

/** One run of a unit. */
export interface UnitRun {
  readonly entry: UnitEntry;
  readonly key: string;
  /** null until it was read, and when another unit holds the run of the same id. */
  runId: string | null;
  directory: string | null;
  /** The id that it goes by wherever it is read; null: `runId`. */
  lastingId: string | null;
  /** In memory while it is read or grows; null: it is in the store. */
  content: ImportedContent | null;
  /** Its row as the store has it, which the table of shown rows shares; null: it is not in the store. */
  row: RunRow | null;
  /** What its importer remembers of it, as of the last batch; undefined: the store has it, or nothing was read. */
  memory: JsonValue | undefined;
  /** The id of the run that it is a copy of: another unit holds it, and that one is shown. null: it is none. */
  copyOf: string | null;
}

/** What the index keeps of every unit. */
export interface UnitEntry {
  readonly unit: ImportUnit;
  readonly importer: Importer;
  readonly runs: Map<string, UnitRun>;
  /** Runs with a `content`, and those of them of which the store lacks something. */
  readonly open: Set<UnitRun>;
  readonly toPut: Set<UnitRun>;
  /** State of the unit on the disk of which everything is read; null: some of it is not. */
  stamp: string | null;
  /** What is kept of it was made by another version or lost a part: the next read begins from the start. */
  isAnew: boolean;
  isReading: boolean;
  /** The last read did not come to its end. */
  hasFailed: boolean;
  /** When its stamp was last seen to change (ms, monotonic). */
  changedAt: number;
  /** Not to be looked at by timer before this (ms, monotonic): reading it takes long. */
  restUntil: number;
  /** Time (ms since the epoch) to which a run of it that says it is running is believed without a sign of life. */
  aliveUntil: number;
  /** Bytes read since the store last got all of it. */
  bytesToPut: number;
  /** It was found when the index was open already: the end of its runs is worth a notice. */
  readonly isWatched: boolean;
  /** What it held when the index was opened is known: a run that comes now has just begun. */
  isCaughtUp: boolean;
  /** It is not in the index any more. */
  isGone: boolean;
}

/** A run of which nothing was read yet. */
export function newUnitRun(entry: UnitEntry, key: string, directory: string | null): UnitRun {
  const nothing = { runId: null, lastingId: null, content: null, row: null, memory: undefined };
  return { entry, key, directory, ...nothing, copyOf: null };
}

/** A unit of which nothing was read yet. */
export function newUnitEntry(unit: ImportUnit, importer: Importer, isWatched: boolean): UnitEntry {
  return {
    unit,
    importer,
    runs: new Map(),
    open: new Set(),
    toPut: new Set(),
    stamp: null,
    isAnew: false,
    isReading: false,
    hasFailed: false,
    changedAt: -Infinity,
    restUntil: -Infinity,
    aliveUntil: -Infinity,
    bytesToPut: 0,
    isWatched,
    isCaughtUp: isWatched,
    isGone: false,
  };
}

/** What is known of one of its runs from where it lies. */
export function unitRunPlace({ unit }: UnitEntry, key: string, directory: string | null): RunPlace {
  const name = key === "" ? path.basename(unit.path) : key;
  return {
    fallbackId: `${unit.format}:${name}`,
    experimentId: unit.experimentPath,
    fallbackExperiment: unit.experiment,
    formats: [unit.format],
    directory: directory ?? folderOf(unit.path),
    logFile: unit.path,
    consoleFile: null,
  };
}

function folderOf(place: string): string {
  try {
    return statSync(place).isDirectory() ? place : path.dirname(place);
  } catch {
    return path.dirname(place); // gone meanwhile: the next look at the unit finds out
  }
}
