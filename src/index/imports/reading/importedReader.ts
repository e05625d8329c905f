import type { PointBlock } from "../../../core/ingest/pointBlock";
import type { RunRow } from "../../../core/model/runRow";
import type { RecordedRun, RecordedRuns } from "../../query/runs/recordedRuns";
import type { ImportedRuns } from "./importedRuns";
import { pointsAgain } from "./pointsAgain";
import type { UnitReader } from "./unitReader";

/** Reads single runs of other tools: one that is being read from memory, another one from the store. */
export class ImportedReader implements RecordedRuns {
  constructor(
    private readonly runs: ImportedRuns,
    private readonly reader: UnitReader,
    private readonly now: () => number,
  ) {}

  row(runId: string): RunRow | null {
    const run = this.runs.get(runId);
    if (!run) return null;
    return run.content?.row(this.now()) ?? run.row;
  }

  run(runId: string): RecordedRun | null {
    const run = this.runs.get(runId);
    const content = run && this.reader.content(runId);
    if (!content) return null;
    const { groups, points, state, place, hidesRepeats } = content;
    const { entry, key } = run;
    return {
      runId,
      logFile: place.logFile,
      places: {
        groups,
        chunks: points.chunks,
        openBlocks: points.openBlocks(),
        resumes: state.resumes,
        hidesRepeats,
      },
      detail: () => {
        const copies = this.runs.copiesOf(runId);
        const detail = content.detail(this.now());
        return copies.length === 0 ? detail : { ...detail, copies };
      },
      metrics: () => content.summaries.keys(),
      readAgain: (metric, isCancelled): Promise<PointBlock[] | null> => pointsAgain(entry, key, metric, isCancelled),
    };
  }
}
