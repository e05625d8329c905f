import { distinctNames } from "../../../core/compare/runs/distinctNames";
import type { RunDetail } from "../../../core/model/runDetail";
import type { Translate } from "../../../core/view/translate";
import type { IndexApi } from "../../../protocol/indexApi";
import type { CompareState } from "../../../protocol/pages/compareApi";
import type { ArtifactPlace, ChangedFiles, DifferencesApi } from "../../../protocol/pages/differencesApi";
import type { PackagesOfRuns } from "../../files/packagesOfRuns";
import type { CommitReader } from "../../files/readArtifact";
import { readRunPicture } from "../../files/readRunPicture";
import type { DirectionChoices } from "../../runs/directionChoices";

/** What the parts about differences need of the editor and of git. */
export interface DifferenceTools {
  readonly t: Translate;
  readonly git: CommitReader;
  readonly packages: PackagesOfRuns;
  readonly directions: Pick<DirectionChoices, "all" | "set">;
  readonly changedFiles: (from: RunDetail, to: RunDetail) => Promise<ChangedFiles>;
  readonly diffSource: (fromId: string, toId: string) => Promise<void>;
  readonly openArtifact: (detail: RunDetail, index: number) => Promise<void>;
  readonly diffArtifacts: (left: ArtifactOfRun, right: ArtifactOfRun) => Promise<void>;
}

/** An artifact with the run that names it. */
export interface ArtifactOfRun {
  readonly detail: RunDetail;
  readonly index: number;
}

/** The page, as far as it is looked at and changed here. */
export interface ComparedPage {
  readonly state: CompareState;
  setState(state: CompareState): void;
}

/** Answers about differences. A page asks only of the runs that it was opened for; paths never come from the page. */
export function differencesAnswers(
  open: () => Promise<IndexApi>,
  page: ComparedPage,
  tools: DifferenceTools,
): DifferencesApi {
  const { t, git } = tools;
  const check = (runId: string): string => {
    if (!page.state.runIds.includes(runId)) throw new Error(t("This run is not part of the comparison."));
    return runId;
  };
  const find = async (runId: string): Promise<RunDetail> => {
    const detail = await (await open()).run(check(runId));
    if (detail === null) throw new Error(t("This run no longer exists."));
    return detail;
  };
  const artifact = async ({ runId, index }: ArtifactPlace): Promise<ArtifactOfRun> => ({
    detail: await find(runId),
    index,
  });
  return {
    async comparison() {
      const compared = await (await open()).compare(page.state.runIds);
      const comparison = { ...compared, runs: distinctNames(compared.runs) };
      return {
        comparison,
        packages: await tools.packages.compare(comparison),
        directions: tools.directions.all,
        baselineId: page.state.baselineId,
      };
    },
    changedFiles: async (fromId, toId) => tools.changedFiles(await find(fromId), await find(toId)),
    diffSource: async (fromId, toId) => tools.diffSource(check(fromId), check(toId)),
    setDirection: (metric, direction) => tools.directions.set(metric, direction),
    setBaseline: async (runId) => page.setState({ ...page.state, baselineId: check(runId) }),
    picture: async ({ runId, index }) => readRunPicture(await find(runId), index, git, t),
    openArtifact: async ({ runId, index }) => tools.openArtifact(await find(runId), index),
    diffArtifacts: async (left, right) => tools.diffArtifacts(await artifact(left), await artifact(right)),
  };
}
