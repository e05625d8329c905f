import type { Services } from "../services";

/** Shows more of what a "Load More…" line stands for: a parent in the view Runs, or a heading's key in the view Run. */
export async function loadMore(of: unknown, { model, tree, detailTree }: Services): Promise<void> {
  if (typeof of === "string") {
    detailTree.showMore(of);
    return;
  }
  const parent = [...model.nodes()].find((node) => node === of);
  if (parent === undefined) return;
  await model.loadMore(parent);
  tree.redraw([parent]);
}
