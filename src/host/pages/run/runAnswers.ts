import type { DetailAct } from "../../../core/view/detail/detailNode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { SourceReach } from "../../../core/view/source/sourceReach";
import type { Translate } from "../../../core/view/translate";
import type { IndexApi } from "../../../protocol/indexApi";
import type { PageApi } from "../../../protocol/pages/pageApi";
import type { RunAct, RunPageApi, RunPageState } from "../../../protocol/pages/runPageApi";
import { readConsoleTail } from "../../files/readConsoleTail";
import type { CommitReader } from "../../files/readArtifact";
import { readRunPicture } from "../../files/readRunPicture";
import type { DirectionChoices } from "../../runs/directionChoices";

/** What the Run page needs of the editor and of git. */
export interface RunPageTools {
  readonly t: Translate;
  readonly git: CommitReader;
  readonly directions: Pick<DirectionChoices, "all">;
  readonly open: () => Promise<IndexApi>;
  readonly reach: (detail: RunDetail) => Promise<SourceReach | null>;
  readonly openLine: (act: DetailAct, detail: RunDetail) => Promise<void>;
  readonly act: (act: RunAct, runId: string) => Promise<void>;
}

/** What the Run page is answered with. What it names is looked up in the run again; paths never come from the page. */
export function runAnswers(
  { state: { runId } }: { readonly state: RunPageState },
  { t, git, directions, open, reach, openLine, act }: RunPageTools,
): Omit<RunPageApi, keyof PageApi<RunPageState>> {
  const find = async (): Promise<RunDetail> => {
    const detail = await (await open()).run(runId);
    if (detail === null) throw new Error(t("This run no longer exists."));
    return detail;
  };
  return {
    async overview() {
      const index = await open();
      const [overview, baseline] = await Promise.all([index.overview(runId), index.baseline(runId)]);
      return overview && { ...overview, comparison: { baseline, directions: directions.all } };
    },
    reach: async () => reach(await find()),
    series: async (metric, points) => (await open()).series({ runId, metric, points }),
    consoleTail: async () => readConsoleTail(await find()),
    picture: async (artifact) => readRunPicture(await find(), artifact, git, t),
    open: async (line) => openLine(line, await find()),
    act: (name) => act(name, runId),
  };
}
