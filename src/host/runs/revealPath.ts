import type { IndexApi } from "../../protocol/indexApi";
import type { RunNode } from "./tree/runNode";
import type { RunsModel } from "./tree/runsModel";

/** Deeper nesting than any sweep has; ends a loop of parents that name each other. */
const depthLimit = 20;

/** Loads the tree down to a run and gives its node; null when it is not shown. */
export async function revealPath(runId: string, model: RunsModel, api: Pick<IndexApi, "run">): Promise<RunNode | null> {
  const chain = await ancestors(runId, api);
  const top = chain[0];
  if (top === undefined) return null;
  const experiment = (await model.roots()).find(({ row }) => row.id === top.experimentId);
  if (experiment === undefined) return null;
  const children = await model.children(experiment);
  const group = children.find((node) => node.kind === "group" && node.group.runIds.includes(runId));
  if (group?.kind === "group") await model.children(group);
  for (const { runId: ancestorId } of model.isNested ? chain.slice(0, -1) : []) {
    const node = model.find(ancestorId);
    if (node === undefined) return null;
    await model.children(node);
  }
  return model.find(runId) ?? null;
}

/** The run's own row and those of its parents, the outermost first. */
async function ancestors(
  runId: string,
  api: Pick<IndexApi, "run">,
): Promise<{ runId: string; experimentId: string }[]> {
  const chain: { runId: string; experimentId: string }[] = [];
  for (let id: string | null = runId; id !== null && chain.length < depthLimit;) {
    const detail = await api.run(id);
    if (detail === null) break;
    chain.unshift(detail.row);
    id = detail.row.parentId;
  }
  return chain;
}
