import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { PointGatherer } from "../../../../../../src/core/ingest/pointGatherer";
import type { DecodedItem } from "../../../../../../src/core/ingest/logDecoder";
import type { RunEvent } from "../../../../../../src/core/ingest/runEvent";
import type { Importer, ImportUnit, RunDelta, UnitMemory } from "../../../../../../src/index/imports/importer";

/** One line of a log: a point, or an event; `run` and `directory` only in a log of many runs. */
export interface Line {
  readonly run?: string;
  readonly directory?: string;
  readonly metric?: string;
  readonly step?: number;
  readonly value?: number;
  readonly time?: number;
  readonly event?: RunEvent;
}

export interface LineFormat {
  readonly format: string;
  readonly version?: number;
  readonly recordsEnd?: boolean;
  readonly hidesRepeats?: boolean;
  readonly isAddition?: boolean;
  /** Called with every part that is read. */
  readonly onRead?: (unit: string, bytes: number) => void;
}

/** A small format for tests: `<format>.log` is a run's log, `<format>.many` one of many runs, both JSON lines. */
export function lineImporter(options: LineFormat): Importer {
  const { format } = options;
  return {
    format,
    version: options.version ?? 1,
    recordsEnd: options.recordsEnd ?? true,
    hidesRepeats: options.hidesRepeats ?? false,
    recognize(folder, names) {
      const has = (name: string) => names.some((one) => one.name === name && one.kind === "file");
      const units: ImportUnit[] = [];
      const experiment = path.basename(path.dirname(folder));
      const about = { format, experiment, experimentPath: path.dirname(folder) };
      if (has(`${format}.log`))
        units.push({
          ...about,
          path: path.join(folder, `${format}.log`),
          directory: folder,
          isAddition: options.isAddition ?? false,
        });
      if (has(`${format}.many`))
        units.push({ ...about, path: path.join(folder, `${format}.many`), directory: null, isAddition: false });
      return { units, closed: [], isCollection: has(`${format}.all`) };
    },
    async *explore(folder) {
      for (const name of readFileSync(path.join(folder, `${format}.all`), "utf8")
        .trim()
        .split("\n"))
        yield* this.recognize(path.join(folder, name), [{ name: `${format}.log`, kind: "file" }]).units;
    },
    stamp({ path: file }) {
      try {
        const { size, mtimeMs, ino } = statSync(file);
        return `${size} ${mtimeMs} ${ino}`;
      } catch {
        return null; // gone
      }
    },
    async *read(unit, memory) {
      yield* readLines(unit, memory, options.onRead ?? (() => undefined));
    },
  };
}

interface Kept {
  readonly offset: number;
  readonly ordinal: number;
}

/** Lines of one batch, so that a long log is read in several. */
const linesAtOnce = 2000;

async function* readLines(
  unit: ImportUnit,
  memory: UnitMemory,
  onRead: NonNullable<LineFormat["onRead"]>,
): ReturnType<Importer["read"]> {
  const text = readFileSync(unit.path, "utf8");
  const kept = new Map([...memory].map(([key, value]) => [key, value as unknown as Kept]));
  const first = kept.size === 0 ? 0 : Math.min(...[...kept.values()].map(({ offset }) => offset));
  const isRewritten = first > text.length;
  let offset = isRewritten ? 0 : first;
  if (isRewritten) kept.clear();
  const end = text.lastIndexOf("\n") + 1;
  const fresh = new Set<string>();
  while (offset < end) {
    const lines: { line: Line; end: number }[] = [];
    const begin = offset;
    while (offset < end && lines.length < linesAtOnce) {
      const to = text.indexOf("\n", offset) + 1;
      lines.push({ line: JSON.parse(text.slice(offset, to)) as Line, end: to });
      offset = to;
    }
    onRead(unit.path, offset - begin);
    const runs: RunDelta[] = [];
    for (const key of new Set(lines.map(({ line }) => line.run ?? ""))) {
      const from = kept.get(key)?.offset ?? 0;
      const own = lines.filter((one) => (one.line.run ?? "") === key && one.end > from).map(({ line }) => line);
      const { items, ordinal } = itemsOf(own, kept.get(key)?.ordinal ?? 0);
      const isFresh = isRewritten && !fresh.has(key);
      fresh.add(key);
      kept.set(key, { offset, ordinal });
      runs.push({
        key,
        directory: own.find(({ directory }) => directory !== undefined)?.directory ?? null,
        isFreshRecord: isFresh,
        isFreshPoints: isFresh,
        items,
        problems: [],
        problemCount: 0,
        memory: { offset, ordinal },
      });
    }
    yield { runs, gone: [], bytesRead: offset - begin };
  }
}

function itemsOf(lines: readonly Line[], before: number): { items: DecodedItem[]; ordinal: number } {
  const items: DecodedItem[] = [];
  let gatherer = new PointGatherer();
  let ordinal = before;
  const flush = () => {
    items.push(...gatherer.flush(1).map((block): DecodedItem => ({ kind: "points", block })));
    gatherer = new PointGatherer();
  };
  for (const { event, metric, step, value, time } of lines) {
    if (event) {
      flush();
      items.push({ kind: "event", event });
    } else if (metric !== undefined)
      gatherer.table([metric], 32, 0).add(ordinal++, step ?? NaN, time ?? NaN, Float64Array.of(value ?? NaN), 0, 0, 0);
  }
  flush();
  return { items, ordinal };
}
