import type { DecodedItem } from "../../../core/ingest/logDecoder";
import type { JsonValue } from "../../../core/model/jsonValue";
import type { RunDetail } from "../../../core/model/runDetail";
import type { RunRow } from "../../../core/model/runRow";
import type { RunPlace } from "../../../core/runs/runPlace";
import { experimentIdOf } from "../../ingest/experimentIdOf";
import { RunContent } from "../../ingest/run/runContent";
import type { ChunkPlace } from "../../store/runStore";
import type { StoredRun } from "../../store/storedRun";
import type { Importer, ImportUnit, RunDelta } from "../importer";

/** One run of a unit while it is read, with what its importer remembers of it. */
export class ImportedContent extends RunContent {
  #memory: JsonValue;
  /** Metrics of which later points hid earlier ones since they were counted. */
  readonly #rewound = new Set<string>();

  /** @param stored the run as it was left; null: nothing was read of it */
  constructor(
    place: RunPlace,
    private readonly unit: ImportUnit,
    private readonly importer: Importer,
    stored: StoredRun | null,
    placeChunk: (bytes: Uint8Array) => ChunkPlace,
  ) {
    super(place, stored, placeChunk);
    this.#memory = stored?.files[0]?.decoderState ?? null;
  }

  /** Metrics whose summaries count points that are hidden by now. */
  get toRecount(): readonly string[] {
    return super.isRecountDue ? this.allMetrics : [...this.#rewound];
  }

  override get isRecountDue(): boolean {
    return super.isRecountDue || this.#rewound.size > 0;
  }

  get hidesRepeats(): boolean {
    return this.importer.hidesRepeats ?? false;
  }

  /** Takes in what a read found. */
  apply(delta: RunDelta): void {
    if (delta.isFreshRecord) this.forgetRecord();
    if (delta.isFreshPoints) {
      this.forgetPoints();
      this.#rewound.clear();
    }
    if (this.hidesRepeats) this.#noteRewound(delta.items);
    this.take(delta);
    this.#memory = delta.memory;
  }

  override setSummaries(summaries: Parameters<RunContent["setSummaries"]>[0]): void {
    super.setSummaries(summaries);
    this.#rewound.clear();
  }

  /** The experiment is told apart by its name too: one unit or folder may hold runs of several. */
  override row(now: number): RunRow {
    const row = super.row(now);
    const { format, experimentPath } = this.unit;
    return { ...row, experimentId: experimentIdOf(format, JSON.stringify([experimentPath, row.experiment])) };
  }

  override detail(now: number): RunDetail {
    return { ...super.detail(now), row: this.row(now) };
  }

  /** Makes chunks of the open rows, and gives the run as the store keeps it. */
  seal(key: string, directory: string | null, now: number): StoredRun {
    const { path, format } = this.unit;
    const { version: decoderVersion } = this.importer;
    const nothing = { device: 0, inode: 0, size: 0, mtime: 0, headHash: "", headLength: 0, offset: 0 };
    const file = { path, ...nothing, format, decoderVersion, decoderState: this.#memory };
    return this.pack(file, { unit: path, key, directory, lastingId: this.state.lastingId }, now);
  }

  #noteRewound(items: readonly DecodedItem[]): void {
    const lastSteps = new Map<string, number>();
    for (const item of items) {
      if (item.kind !== "points") continue;
      const { metrics, steps } = item.block;
      let isRising = true;
      for (let row = 1; row < steps.length && isRising; row++) isRising = !(steps[row]! <= steps[row - 1]!);
      for (const metric of metrics) {
        const last = lastSteps.get(metric) ?? this.lastStepOf(metric);
        if (!isRising || steps[0]! <= last) this.#rewound.add(metric);
        lastSteps.set(metric, steps.at(-1) ?? last);
      }
    }
  }
}
