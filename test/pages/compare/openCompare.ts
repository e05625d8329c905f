import { compareAnswers } from "../../../src/host/pages/compare/compareAnswers";
import type { CompareApi, CompareState } from "../../../src/protocol/pages/compareApi";
import { compareContract } from "../../../src/protocol/pages/compareContract";
import type { RealIndex } from "../support/realIndex";
import { servePage, type ServedPage, type ServeOptions } from "../support/servePage";

type Look = Partial<Pick<ServeOptions<CompareState, CompareApi>, "preferences" | "theme" | "size">>;

/** Opens the Compare page over these runs of a real index, with the host's own answers. */
export async function openCompare(index: RealIndex, runIds: readonly string[], look: Look = {}): Promise<ServedPage> {
  const state: CompareState = { runIds, baselineId: runIds[0] ?? null };
  const served = await servePage<CompareState, CompareApi>({
    name: "compare",
    contract: compareContract,
    state,
    api: () => compareAnswers(async () => index.api, { state }),
    ...look,
  });
  index.onChange = (changed) => served.changed(changed);
  return served;
}
