import type { DecodedItem } from "../../../core/ingest/logDecoder";
import type { PointBlock } from "../../../core/ingest/pointBlock";
import type { JsonValue } from "../../../core/model/jsonValue";
import { summaryPoints, type SummaryPoints } from "../../../core/readers/wandb/summaryPoints";
import { wandbEvents } from "../../../core/readers/wandb/wandbEvents";
import type { ImportBatch } from "../importer";
import { isSameLog } from "./isSameLog";
import type { WandbUnit } from "./runFolders";
import type { UnitMemoryState } from "./unitMemory";
import { WandbStartReader } from "./wandbStartReader";

/** Reads one run: all its starts, in their order. */
export class WandbRunReader {
  readonly #starts: readonly WandbStartReader[];
  #isFresh: boolean;
  #ordinal: number;
  #summary: string;

  /** @param memory what was kept, or null to read from the start */
  constructor(
    private readonly unit: WandbUnit,
    memory: UnitMemoryState | null,
  ) {
    const kept = memory !== null && canGoOn(unit, memory) ? memory : null;
    this.#isFresh = kept === null;
    this.#ordinal = kept?.ordinal ?? 0;
    this.#summary = kept?.summary ?? "";
    this.#starts = unit.folders.map(
      (folder, index) => new WandbStartReader(folder, index + 1, kept?.starts[index] ?? null),
    );
  }

  async *read(): AsyncGenerator<ImportBatch> {
    for (const start of this.#starts)
      for (const slice of start.slices(this.#ordinal)) {
        this.#ordinal = slice.ordinal;
        // History after a summary that stood for it: the summary's points must go.
        if (this.#isSummaryOutdated()) {
          yield* this.#readAnew();
          return;
        }
        yield this.#batch(slice.blocks, slice.bytesRead);
      }
    if (this.#isSummaryOutdated()) {
      yield* this.#readAnew();
      return;
    }
    const due = this.#due();
    const isNew = due !== null && this.#summary === "";
    if (isNew) this.#summary = JSON.stringify(due);
    const blocks = isNew ? [this.#blockOf(due)] : [];
    if (isNew || this.#isFresh || this.#starts.some((start) => start.isRecordChanged)) yield this.#batch(blocks, 0);
  }

  #readAnew(): AsyncGenerator<ImportBatch> {
    return new WandbRunReader(this.unit, null).read();
  }

  /** Whether points were made of a summary that is another one by now. */
  #isSummaryOutdated(): boolean {
    return this.#summary !== "" && this.#summary !== JSON.stringify(this.#due());
  }

  #due(): SummaryPoints | null {
    const last = this.#starts.at(-1);
    return last === undefined ? null : summaryPoints(last.start(this.#starts.length === 1));
  }

  #blockOf({ metrics, values, step, time }: SummaryPoints): PointBlock {
    return {
      attempt: this.#starts.length,
      metrics,
      rows: 1,
      ordinals: Float64Array.of(this.#ordinal++),
      steps: Float64Array.of(step),
      times: Float64Array.of(time),
      values: values.map((value) => Float64Array.of(value)),
      byteStart: 0,
      byteEnd: 0,
    };
  }

  #batch(blocks: readonly PointBlock[], bytesRead: number): ImportBatch {
    const isFresh = this.#isFresh;
    const isFreshRecord = isFresh || this.#starts.some((start) => start.isRecordChanged);
    const items: DecodedItem[] = blocks.map((block) => ({ kind: "points", block }));
    const problems = isFreshRecord ? this.#starts.flatMap((start) => start.problems) : [];
    const untold = this.#starts.reduce((sum, { state }) => sum + state.problemCount - state.problems.length, 0);
    if (isFreshRecord) {
      const starts = this.#starts.map((start, index) => start.start(index === 0));
      items.unshift(...wandbEvents(this.unit.id, starts).map((event) => ({ kind: "event", event }) as const));
    }
    for (const start of this.#starts) start.isRecordChanged = false;
    this.#isFresh = false;
    const memory: UnitMemoryState = {
      starts: this.#starts.map((start) => start.memory),
      ordinal: this.#ordinal,
      summary: this.#summary,
    };
    const delta = { key: "", directory: null, isFreshRecord, isFreshPoints: isFresh, items, problems };
    const problemCount = isFreshRecord ? problems.length + untold : 0;
    // A copy: reading goes on in the states.
    return {
      runs: [{ ...delta, problemCount, memory: structuredClone(memory) as unknown as JsonValue }],
      gone: [],
      bytesRead,
    };
  }
}

/** Whether what was read is still there, and later starts came behind it. */
function canGoOn({ folders }: WandbUnit, { starts }: UnitMemoryState): boolean {
  return starts.every((kept, index) => {
    const folder = folders[index];
    return folder?.path === kept.folder && isSameLog(folder.log, kept);
  });
}
