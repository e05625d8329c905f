import { seedParams } from "../../../src/core/groups/seedParams";
import type { MetricDirection } from "../../../src/core/view/metricDirection";
import { plainTranslate } from "../../../src/core/view/plainTranslate";
import { PackagesOfRuns } from "../../../src/host/files/packagesOfRuns";
import { LocalGit } from "../../../src/git/localGit";
import { compareAnswers, type CompareTools } from "../../../src/host/pages/compare/compareAnswers";
import { RunStyles } from "../../../src/host/runs/runStyles";
import type { CompareApi, CompareState } from "../../../src/protocol/pages/compareApi";
import type { ChangedFiles } from "../../../src/protocol/pages/differencesApi";
import { compareContract } from "../../../src/protocol/pages/compareContract";
import type { RunBrush } from "../../../src/protocol/pages/runBrush";
import { MemoryMemento } from "../../support/model/memoryMemento";
import type { RealIndex } from "../support/realIndex";
import { servePage, type ServedPage, type ServeOptions } from "../support/servePage";

type Look = Partial<
  Pick<ServeOptions<CompareState, CompareApi>, "preferences" | "theme" | "size" | "machine" | "prepare" | "join">
> & {
  /** What git says of the code of any two runs. */
  readonly changedFiles?: ChangedFiles;
  /** What was marked in an earlier life of the page. */
  readonly brush?: RunBrush;
};

/** A Compare page, and what it asked of the editor. */
export interface ServedCompare extends ServedPage {
  readonly asked: string[];
  /** The runs that are marked, each time that the page told of them; null: none. */
  readonly brushed: (readonly string[] | null)[];
  /** Marks another run as the baseline, as the command does. */
  mark(baselineId: string): void;
}

/** Opens the Compare page over these runs of a real index, with the host's own answers. */
export async function openCompare(
  index: Pick<RealIndex, "api" | "onChange">,
  runIds: readonly string[],
  look: Look = {},
): Promise<ServedCompare> {
  const state: CompareState = { runIds, baselineId: runIds[0] ?? null, brush: look.brush ?? null };
  const page = { state, setState: (next: CompareState) => void (page.state = next) };
  const asked: string[] = [];
  const brushed: (readonly string[] | null)[] = [];
  const directions: Record<string, MetricDirection | "none"> = {};
  const tools: CompareTools = {
    styles: new RunStyles(new MemoryMemento()),
    brushed: (runIds) => void brushed.push(runIds),
    seedParams: () => seedParams,
    t: plainTranslate,
    git: new LocalGit({ isTrusted: () => false, candidates: () => [] }),
    packages: new PackagesOfRuns(),
    directions: {
      all: directions,
      set: async (metric, direction) => {
        if (direction === null) delete directions[metric];
        else directions[metric] = direction;
      },
    },
    changedFiles: async () => look.changedFiles ?? { files: [], total: 0, notice: null },
    diffSource: async (from, to) => void asked.push(`diffSource ${from} ${to}`),
    openArtifact: async ({ row }, at) => void asked.push(`openArtifact ${row.runId} ${at}`),
    diffArtifacts: async (left, right) => void asked.push(`diffArtifacts ${left.index} ${right.index}`),
  };
  const served = await servePage<CompareState, CompareApi>({
    name: "compare",
    contract: compareContract,
    state,
    api: () => compareAnswers(async () => index.api, page, tools),
    ...look,
  });
  index.onChange = (changed) => served.changed(changed);
  const mark = (baselineId: string): void => {
    page.setState({ ...page.state, baselineId });
    served.sharedChanged();
  };
  return { ...served, asked, brushed, mark };
}
