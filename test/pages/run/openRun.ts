import { plainTranslate } from "../../../src/core/view/plainTranslate";
import type { DetailAct } from "../../../src/core/view/detail/detailNode";
import { LocalGit } from "../../../src/git/localGit";
import { runAnswers } from "../../../src/host/pages/run/runAnswers";
import type { RunAct, RunPageApi, RunPageState } from "../../../src/protocol/pages/runPageApi";
import { runPageContract } from "../../../src/protocol/pages/runPageContract";
import type { RealIndex } from "../support/realIndex";
import { servePage, type ServedPage, type ServeOptions } from "../support/servePage";

type Look = Partial<Pick<ServeOptions<RunPageState, RunPageApi>, "preferences" | "theme" | "size" | "machine">>;

/** A Run page, and what it asked of the editor. */
export interface ServedRun extends ServedPage {
  readonly opened: DetailAct[];
  readonly acts: RunAct[];
}

/** Opens the Run page over a run of a real index, with the host's own answers; acts of the editor are written down. */
export async function openRun(index: RealIndex, runId: string, look: Look = {}): Promise<ServedRun> {
  const state: RunPageState = { runId, runName: "a run" };
  const opened: DetailAct[] = [];
  const acts: RunAct[] = [];
  const tools = {
    t: plainTranslate,
    git: new LocalGit({ isTrusted: () => false, candidates: () => [] }),
    directions: { all: { "train/speed": "higher" } } as const,
    open: async () => index.api,
    reach: async () => null,
    openLine: async (line: DetailAct) => void opened.push(line),
    act: async (name: RunAct) => void acts.push(name),
  };
  const served = await servePage<RunPageState, RunPageApi>({
    name: "run",
    contract: runPageContract,
    state,
    api: () => runAnswers({ state }, tools),
    ...look,
  });
  index.onChange = (changed) => served.changed(changed);
  return { ...served, opened, acts };
}
